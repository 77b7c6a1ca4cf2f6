package dev.sextant.investigation.domain;

import io.vavr.control.Option;
import java.util.Locale;

/** How far the analysis of a file is. */
public enum FileState {
    /** The content is kept; nobody looked at it yet. */
    RECEIVED,
    /** Somebody looks at it. */
    ANALYSING,
    /** It is known what it is, and what was found. */
    ANALYSED,
    /** It could not be read; the file says why. Somebody may ask for its analysis once more. */
    FAILED;

    /**
     * Whether a file may go from here to there. An analysis may begin again, because a program may end in the middle of one, and may be asked for again when it failed, because what it failed for
     * may have passed. One that succeeded stands: the same bytes say the same.
     */
    public boolean canBecome(FileState next) {
        return switch (this) {
            case RECEIVED -> next == ANALYSING || next == FAILED;
            case ANALYSING -> next == ANALYSING || next == ANALYSED || next == FAILED;
            case FAILED -> next == RECEIVED;
            case ANALYSED -> false;
        };
    }

    /** Whether the analysis has come to an end, good or bad. */
    public boolean hasEnded() {
        return this == ANALYSED || this == FAILED;
    }

    /** The stable name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a state by its stable name. */
    public static Option<FileState> of(String code) {
        for (FileState state : values()) {
            if (state.code().equals(code)) {
                return Option.some(state);
            }
        }
        return Option.none();
    }
}
