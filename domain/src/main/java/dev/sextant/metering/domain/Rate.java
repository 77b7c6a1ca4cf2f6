package dev.sextant.metering.domain;

import java.time.Duration;

/**
 * How fast something may be done: a bucket holds as many tokens as the quota and gains as many in the window, evenly. So at most the quota is done at once, and over a long time at most the quota in each window.
 *
 * @param quota how many in a window, 1 to 1,000,000,000
 * @param window how long, one second to one day, in whole milliseconds
 */
public record Rate(long quota, Duration window) {

    /** The largest quota. */
    public static final long LARGEST = 1_000_000_000;

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final double NANOS = 1e9;

    /** Refuses what is out of range. */
    public Rate {
        if (quota < 1 || quota > LARGEST) {
            throw new IllegalArgumentException("a quota must be 1 to " + LARGEST + ": " + quota);
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a window must be a second to a day: " + window);
        }
    }

    /** So many in each minute. */
    public static Rate perMinute(long quota) {
        return new Rate(quota, Duration.ofMinutes(1));
    }

    /** How many tokens a bucket gains in a time. */
    double gainedIn(Duration time) {
        return (double) time.toNanos() * quota / window.toNanos();
    }

    /**
     * How long it takes to gain tokens; never less than it truly takes, so that whoever waits that long is not too early.
     *
     * @param tokens how many, not negative
     */
    public Duration timeFor(double tokens) {
        double seconds = tokens * window.toNanos() / quota / NANOS;
        return Duration.ofNanos((long) Math.ceil(seconds * 1e6) * 1_000);
    }
}
