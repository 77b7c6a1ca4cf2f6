package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a solution. Events carry ids and constants; what is to be done and why stays in the solution. */
@EventFamily(context = "investigation", aggregate = "solution", id = SolutionId.class)
public sealed interface SolutionEvent extends Event {

    /** The solution that it happened to. */
    SolutionId solutionId();

    /** The case that the solution is about. */
    CaseRef caseRef();

    /** On whose behalf it happened. */
    UserId by();

    @Override
    default UUID aggregateId() {
        return solutionId().value();
    }

    /**
     * Somebody thinks that this helps.
     *
     * @param hypothesis whose cause it takes away, when it is about one
     * @param kind whether it takes the cause away
     * @param risk how easily it does harm
     */
    @PublishedEvent(type = "solution.proposed", description = "Somebody thinks that this helps.")
    record SolutionProposed(
            SolutionId solutionId,
            CaseRef caseRef,
            Option<HypothesisId> hypothesis,
            Remedy.Kind kind,
            Remedy.Risk risk,
            UserId by,
            Instant occurredAt)
            implements SolutionEvent {}

    /** Somebody decided to do it. */
    @PublishedEvent(type = "solution.accepted", description = "Somebody decided to do it.")
    record SolutionAccepted(
            SolutionId solutionId, CaseRef caseRef, Option<HypothesisId> hypothesis, UserId by, Instant occurredAt)
            implements SolutionEvent {}

    /**
     * It was done.
     *
     * @param kind whether it takes the cause away
     */
    @PublishedEvent(type = "solution.applied", description = "It was done.")
    record SolutionApplied(
            SolutionId solutionId,
            CaseRef caseRef,
            Option<HypothesisId> hypothesis,
            Remedy.Kind kind,
            UserId by,
            Instant occurredAt)
            implements SolutionEvent {}

    /**
     * It was done and helped.
     *
     * @param kind whether it takes the cause away
     */
    @PublishedEvent(type = "solution.verified", description = "It was done and helped.")
    record SolutionVerified(
            SolutionId solutionId,
            CaseRef caseRef,
            Option<HypothesisId> hypothesis,
            Remedy.Kind kind,
            UserId by,
            Instant occurredAt)
            implements SolutionEvent {}

    /**
     * It was done and did not help.
     *
     * @param kind whether it was to take the cause away
     */
    @PublishedEvent(type = "solution.failed", description = "It was done and did not help.")
    record SolutionFailed(
            SolutionId solutionId,
            CaseRef caseRef,
            Option<HypothesisId> hypothesis,
            Remedy.Kind kind,
            UserId by,
            Instant occurredAt)
            implements SolutionEvent {}

    /** A solution was deleted with its case. */
    @PublishedEvent(type = "solution.deleted", description = "A solution was deleted with its case.")
    record SolutionDeleted(SolutionId solutionId, CaseRef caseRef, UserId by, Instant occurredAt)
            implements SolutionEvent {}
}
