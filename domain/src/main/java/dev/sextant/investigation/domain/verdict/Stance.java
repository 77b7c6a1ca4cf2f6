package dev.sextant.investigation.domain.verdict;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;

/** How a source stands towards a hypothesis. */
public enum Stance {
    /** It can hardly be explained otherwise. */
    STRONGLY_SUPPORTS(30),
    /** It fits. */
    SUPPORTS(15),
    /** It says nothing. */
    NEUTRAL(0),
    /** It does not fit. */
    CONTRADICTS(-20),
    /** It rules the hypothesis out, if it is true. */
    STRONGLY_CONTRADICTS(-40);

    private final int points;

    Stance(int points) {
        this.points = points;
    }

    /** What one independent source with this stance adds. */
    public int points() {
        return points;
    }

    /** Whether it speaks for the hypothesis. */
    public boolean isFor() {
        return points > 0;
    }

    /** Whether it speaks against the hypothesis. */
    public boolean isAgainst() {
        return points < 0;
    }

    /** As it is written outside. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #key}. */
    public static Option<Stance> of(String key) {
        return Option.ofOptional(
                Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst());
    }
}
