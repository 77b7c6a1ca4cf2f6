package dev.sextant.investigation.domain.signatures;

import java.time.Duration;

/** When a fact must be, seen from the onset of the incident. A fact without time meets none of these. */
public sealed interface Timing {

    /**
     * It began before the onset, and not long before.
     *
     * @param longest how long before at most
     */
    record BeforeOnset(Duration longest) implements Timing {}

    /**
     * It began long before the onset.
     *
     * @param least how long before at least
     */
    record LongBeforeOnset(Duration least) implements Timing {}

    /**
     * It began near the onset.
     *
     * @param most how far from it at most, before or after
     */
    record AroundOnset(Duration most) implements Timing {}

    /** It began after the onset. */
    record AfterOnset() implements Timing {}

    /** It was over before the onset. */
    record OverBeforeOnset() implements Timing {}
}
