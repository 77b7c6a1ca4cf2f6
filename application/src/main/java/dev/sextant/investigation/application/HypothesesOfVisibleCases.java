package dev.sextant.investigation.application;

import dev.sextant.investigation.application.CaseDirectory.Standing;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * In front of what a store answers about hypotheses: they are parts of their case, so who may not see the case is answered as for a hypothesis that never existed. Programs ask here and never the store
 * itself.
 */
public final class HypothesesOfVisibleCases implements HypothesisQueries {

    private final HypothesisQueries all;
    private final CaseDirectory cases;

    /**
     * In front of a store.
     *
     * @param all answers about every hypothesis of the tenant
     * @param cases knows what the actor may see
     */
    public HypothesesOfVisibleCases(HypothesisQueries all, CaseDirectory cases) {
        this.all = all;
        this.cases = cases;
    }

    @Override
    public Either<HypothesisError, HypothesisView> byId(Actor actor, HypothesisId id) {
        return all.byId(actor, id)
                .filterOrElse(
                        view -> CaseRef.parse(view.caseId())
                                .exists(caseRef -> cases.look(actor, caseRef) != Standing.UNKNOWN),
                        view -> new HypothesisError.HypothesisNotFound(id));
    }

    @Override
    public Page<HypothesisSummary> ofCase(Actor actor, CaseRef caseRef, PageRequest page) {
        return cases.look(actor, caseRef) == Standing.UNKNOWN
                ? new Page<>(List.of(), Option.none())
                : all.ofCase(actor, caseRef, page);
    }
}
