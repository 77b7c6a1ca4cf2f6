package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a solution consists of, for keeping and restoring it.
 *
 * @param id its id
 * @param version counts the changes, from 1
 * @param caseRef the case that it is about
 * @param hypothesis whose cause it takes away, when it is about one
 * @param remedy what is to be done
 * @param state how far it is
 * @param steps how it came there, oldest first; empty while it is proposed
 * @param proposedBy who proposed it
 * @param createdAt when
 * @param updatedAt when it changed last
 */
public record SolutionSnapshot(
        SolutionId id,
        long version,
        CaseRef caseRef,
        Option<HypothesisId> hypothesis,
        Remedy remedy,
        SolutionState state,
        List<SolutionStep> steps,
        UserId proposedBy,
        Instant createdAt,
        Instant updatedAt) {

    /** Copies the steps. */
    public SolutionSnapshot {
        steps = List.copyOf(steps);
    }

    /** One change later. */
    SolutionSnapshot after(SolutionStep step) {
        List<SolutionStep> all = new ArrayList<>(steps);
        all.add(step);
        return new SolutionSnapshot(
                id, version + 1, caseRef, hypothesis, remedy, step.to(), all, proposedBy, createdAt, step.at());
    }

    /** One change later, and the last. */
    SolutionSnapshot gone(Instant at) {
        return new SolutionSnapshot(
                id, version + 1, caseRef, hypothesis, remedy, state, steps, proposedBy, createdAt, at);
    }
}
