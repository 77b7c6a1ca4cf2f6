package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.shared.domain.Coded;
import io.vavr.control.Option;

/** Where a hypothesis stands. Evidence moves it; only giving it up is a decision of a person. */
public enum HypothesisState implements Coded {
    /** Somebody thinks so; nothing was said about it yet. */
    PROPOSED,
    /** Evidence was linked to it. */
    ACTIVE,
    /** Enough independent sources speak for it, and none against it. */
    VALIDATED,
    /** Independent sources disprove it. */
    REFUTED,
    /** It was given up without being disproved. */
    RETIRED;

    /** Whether a hypothesis may go from here to there: the whole table of transitions. One that is validated falls back first when something speaks against it. */
    public boolean canBecome(HypothesisState next) {
        return switch (this) {
            case PROPOSED -> next == ACTIVE || next == RETIRED;
            case ACTIVE -> next == VALIDATED || next == REFUTED || next == RETIRED;
            case VALIDATED -> next == ACTIVE || next == RETIRED;
            case REFUTED, RETIRED -> false;
        };
    }

    /** Whether a hypothesis that is here stays here for ever. */
    public boolean isTerminal() {
        return this == REFUTED || this == RETIRED;
    }

    /** Reads the stable name, such as {@code validated}. */
    public static Option<HypothesisState> of(String code) {
        return Coded.find(HypothesisState.class, code);
    }
}
