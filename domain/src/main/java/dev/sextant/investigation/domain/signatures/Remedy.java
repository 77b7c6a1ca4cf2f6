package dev.sextant.investigation.domain.signatures;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;

/**
 * Something that can be done.
 *
 * @param title what, as an order
 * @param kind whether it takes the cause away
 * @param risk how easily it does harm
 * @param reversible whether it can be taken back
 * @param rollback how it is taken back; empty when it cannot
 * @param blastRadius what it touches
 */
public record Remedy(String title, Kind kind, Risk risk, boolean reversible, String rollback, String blastRadius) {

    /** Whether it takes the cause away. */
    public enum Kind {
        /** It makes the effect bearable; the cause stays. */
        MITIGATION,
        /** It takes the cause away. */
        FIX;

        /** As it is written outside. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads {@link #key}. */
        public static Option<Kind> of(String key) {
            return Option.ofOptional(
                    Arrays.stream(values()).filter(k -> k.key().equals(key)).findFirst());
        }
    }

    /** How easily it does harm. */
    public enum Risk {
        /** Hardly. */
        LOW,
        /** When done carelessly. */
        MEDIUM,
        /** Even when done with care. */
        HIGH;

        /** As it is written outside. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads {@link #key}. */
        public static Option<Risk> of(String key) {
            return Option.ofOptional(
                    Arrays.stream(values()).filter(r -> r.key().equals(key)).findFirst());
        }
    }
}
