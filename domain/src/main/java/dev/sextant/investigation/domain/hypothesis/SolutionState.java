package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.shared.domain.Coded;
import io.vavr.control.Option;

/** How far a solution is. */
public enum SolutionState implements Coded {
    /** Somebody thinks that it helps. */
    PROPOSED,
    /** Somebody decided to do it. */
    ACCEPTED,
    /** It was done. */
    APPLIED,
    /** It was done and helped. */
    VERIFIED,
    /** It was done and did not help. */
    FAILED;

    /** Whether a solution may go from here to there: the whole table of transitions. */
    public boolean canBecome(SolutionState next) {
        return switch (this) {
            case PROPOSED -> next == ACCEPTED;
            case ACCEPTED -> next == APPLIED;
            case APPLIED -> next == VERIFIED || next == FAILED;
            case VERIFIED, FAILED -> false;
        };
    }

    /** Reads the stable name, such as {@code applied}. */
    public static Option<SolutionState> of(String code) {
        return Coded.find(SolutionState.class, code);
    }
}
