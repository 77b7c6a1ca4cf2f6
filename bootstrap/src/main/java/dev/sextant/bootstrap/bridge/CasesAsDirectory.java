package dev.sextant.bootstrap.bridge;

import dev.sextant.cases.application.Cases;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Requester;
import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;

/** Tells {@code investigation} which cases {@code cases} has for an actor, and what the actor may do with them. */
public final class CasesAsDirectory implements CaseDirectory {

    private final Cases cases;

    /** Over these cases. */
    public CasesAsDirectory(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Standing look(Actor actor, CaseRef caseRef) {
        return standing(actor, cases.find(actor, new CaseId(caseRef.value())));
    }

    @Override
    public Standing hold(Actor actor, CaseRef caseRef) {
        return standing(actor, cases.findForUpdate(actor, new CaseId(caseRef.value())));
    }

    private static Standing standing(Actor actor, Option<Case> found) {
        return found.fold(() -> Standing.UNKNOWN, subject -> standing(actor, subject));
    }

    private static Standing standing(Actor actor, Case subject) {
        return switch (subject.accessOf(Requester.of(actor))) {
            case NONE -> Standing.UNKNOWN;
            case READ -> Standing.READ_ONLY;
            case WRITE, SHARE -> subject.status().isTerminal() ? Standing.ENDED : Standing.OPEN;
        };
    }
}
