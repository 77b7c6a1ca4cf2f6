package dev.sextant.bootstrap.bridge;

import dev.sextant.cases.application.Cases;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;

/** Tells {@code investigation} which cases {@code cases} has. */
public final class CasesAsDirectory implements CaseDirectory {

    private final Cases cases;

    /** Over these cases. */
    public CasesAsDirectory(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Standing look(Actor actor, CaseRef caseRef) {
        return standing(cases.find(actor, new CaseId(caseRef.value())));
    }

    @Override
    public Standing hold(Actor actor, CaseRef caseRef) {
        return standing(cases.findForUpdate(actor, new CaseId(caseRef.value())));
    }

    private static Standing standing(Option<Case> found) {
        return found.fold(
                () -> Standing.UNKNOWN, subject -> subject.status().isTerminal() ? Standing.ENDED : Standing.OPEN);
    }
}
