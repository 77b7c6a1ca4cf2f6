package dev.sextant.metering.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket of tokens, which limits how fast something is done: whoever does it once takes one token. It never holds more than the quota of its rate, and never less than nothing.
 *
 * @param level how many tokens there were
 * @param at when
 */
public record Bucket(double level, Instant at) {

    /** What may be lost by calculating with fractions, in tokens. */
    private static final double ROUNDING = 1e-6;

    /**
     * What was taken.
     *
     * @param left what is left
     * @param granted how many tokens were taken, 0 to as many as were wanted
     */
    public record Taken(Bucket left, int granted) {}

    /** A full one. */
    public static Bucket full(Rate rate, Instant now) {
        return new Bucket((double) rate.quota(), now);
    }

    /**
     * Gives back what was not used, and takes up to so many.
     *
     * @param wanted how many are wanted, not negative
     * @param returned how many that were taken before are given back, not negative
     * @param now the present; a clock that was set back counts as one that stands still
     */
    public Taken take(Rate rate, int wanted, int returned, Instant now) {
        Instant present = now.isBefore(at) ? at : now;
        double filled = Math.min(
                (double) rate.quota(), level + rate.gainedIn(Duration.between(at, present)) + Math.max(0, returned));
        int granted = (int) Math.min(wanted, (long) Math.floor(filled + ROUNDING));
        return new Taken(new Bucket(Math.max(0, filled - granted), present), granted);
    }
}
