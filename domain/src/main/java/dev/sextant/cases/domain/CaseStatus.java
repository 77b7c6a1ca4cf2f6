package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;
import io.vavr.control.Option;

/**
 * Where a case stands. Finer steps, such as verifying a symptom or planning a solution, are stages that are computed from milestones and never stored here.
 */
public enum CaseStatus implements Coded {
    /** Somebody asks; nobody committed to finding a cause. */
    CONSULTING,
    /** A cause is being looked for. */
    INVESTIGATING,
    /** Ended: the cause is known and gone. */
    RESOLVED,
    /** Ended for another reason. */
    CLOSED;

    /** Whether a case may go from here to there: the whole table of transitions. */
    public boolean canBecome(CaseStatus next) {
        return switch (this) {
            case CONSULTING -> next == INVESTIGATING || next == CLOSED;
            case INVESTIGATING -> next == RESOLVED || next == CLOSED;
            case RESOLVED, CLOSED -> false;
        };
    }

    /** Whether a case that is here stays here for ever. */
    public boolean isTerminal() {
        return this == RESOLVED || this == CLOSED;
    }

    /** Reads the stable name, such as {@code investigating}. */
    public static Option<CaseStatus> of(String code) {
        return Coded.find(CaseStatus.class, code);
    }
}
