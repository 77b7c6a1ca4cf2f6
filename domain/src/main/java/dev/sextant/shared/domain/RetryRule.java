package dev.sextant.shared.domain;

import java.time.Duration;

/**
 * When something that broke is tried again: after a pause that doubles with every try, up to a longest one, and is spread at random so that what broke together does not come back together.
 *
 * <p>Source: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015, "equal jitter" with an adjustable share.
 *
 * @param tries how often it is tried altogether, from 1
 * @param first the pause after the first try; longer than zero
 * @param longest the longest pause; not shorter than the first
 * @param jitter the share of a pause that is left to chance, from 0 to 1
 */
public record RetryRule(int tries, Duration first, Duration longest, double jitter) {

    private static final int MOST_DOUBLINGS = 30;

    /** Refuses what cannot be. */
    public RetryRule {
        if (tries < 1) {
            throw new IllegalArgumentException("tries must be at least 1: " + tries);
        }
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("pauses must be 0 < first <= longest: " + first + ", " + longest);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be 0 to 1: " + jitter);
        }
    }

    /** Ten tries over about twelve minutes: after 1 s, 2 s, 4 s … 5 min, a fifth of each left to chance. */
    public static RetryRule standard() {
        return new RetryRule(10, Duration.ofSeconds(1), Duration.ofMinutes(5), 0.2);
    }

    /**
     * A rule that never gives up: for effects that are worth nothing without all of them, such as handing every event on. A fifth of each pause is left to chance.
     *
     * @param first the pause after the first try; longer than zero
     * @param longest the longest pause; not shorter than the first
     */
    public static RetryRule endless(Duration first, Duration longest) {
        return new RetryRule(Integer.MAX_VALUE, first, longest, 0.2);
    }

    /** Whether it ever gives up. */
    public boolean givesUp() {
        return tries < Integer.MAX_VALUE;
    }

    /** Whether another try follows the one with this number. */
    public boolean triesAgainAfter(int attempt) {
        return attempt < tries;
    }

    /**
     * How long to wait after a try.
     *
     * @param attempt the number of the try that broke, from 1
     * @param chance from 0 to below 1: where in the range between the shortest and the longest pause of this try
     * @return between {@code (1 - jitter)} times and one times the doubled pause
     */
    public Duration pauseAfter(int attempt, double chance) {
        int doublings = Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
        double doubled = Math.min(first.toNanos() * Math.pow(2, doublings), (double) longest.toNanos());
        return Duration.ofNanos((long) (doubled * (1 - jitter + jitter * chance)));
    }
}
