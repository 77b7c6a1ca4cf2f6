package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.investigation.domain.hypothesis.SolutionSnapshot;
import dev.sextant.investigation.domain.hypothesis.SolutionState;
import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Answers questions about solutions, in the actor's open transaction and about the actor's tenant only. The views are the bodies that clients see: component names become snake_case,
 * constants their lower-case names, absence {@code null}.
 */
@Port
public interface SolutionQueries {

    /** The solution, or {@link HypothesisError.SolutionNotFound}. */
    Either<HypothesisError, SolutionView> byId(Actor actor, SolutionId id);

    /** A page of the solutions of a case, newest first; empty when there is no such case. */
    Page<SolutionView> ofCase(Actor actor, CaseRef caseRef, PageRequest page);

    /**
     * A solution.
     *
     * @param id {@code sol_…}
     * @param caseId {@code case_…}
     * @param hypothesis the {@code hyp_…} whose cause it takes away, when it is about one
     * @param title what is to be done
     * @param kind whether it takes the cause away
     * @param risk how easily it does harm
     * @param reversible whether it can be taken back
     * @param rollback how it is taken back; empty when it cannot
     * @param blastRadius what it touches
     * @param state how far it is
     * @param steps how it came there, oldest first
     * @param proposedBy the {@code user_…} who proposed it
     * @param createdAt when
     * @param updatedAt when it changed last
     * @param version counts its changes, from 1
     */
    record SolutionView(
            String id,
            String caseId,
            Option<String> hypothesis,
            String title,
            Remedy.Kind kind,
            Remedy.Risk risk,
            boolean reversible,
            String rollback,
            String blastRadius,
            SolutionState state,
            List<Step> steps,
            String proposedBy,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        /** Copies the steps. */
        public SolutionView {
            steps = List.copyOf(steps);
        }

        /**
         * A step.
         *
         * @param to how far it was after the step
         * @param by the {@code user_…} who said so
         * @param at when
         * @param reason why
         */
        public record Step(SolutionState to, String by, Instant at, Option<String> reason) {}

        /** The view of a solution. */
        public static SolutionView of(Solution solution) {
            SolutionSnapshot kept = solution.snapshot();
            return new SolutionView(
                    kept.id().toString(),
                    kept.caseRef().toString(),
                    kept.hypothesis().map(HypothesisId::toString),
                    kept.remedy().title(),
                    kept.remedy().kind(),
                    kept.remedy().risk(),
                    kept.remedy().reversible(),
                    kept.remedy().rollback(),
                    kept.remedy().blastRadius(),
                    kept.state(),
                    kept.steps().stream()
                            .map(step -> new Step(step.to(), step.by().toString(), step.at(), step.reason()))
                            .toList(),
                    kept.proposedBy().toString(),
                    kept.createdAt(),
                    kept.updatedAt(),
                    kept.version());
        }
    }
}
