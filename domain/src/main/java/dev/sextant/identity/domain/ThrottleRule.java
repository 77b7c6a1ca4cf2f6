package dev.sextant.identity.domain;

import java.time.Duration;

/**
 * How tries become slow: a number of them is free, then the wait doubles from one second to a longest one.
 *
 * @param free how many tries cost no wait, at least 1
 * @param longest the longest wait
 * @param memory how long after the last try everything is forgotten; longer than the longest wait
 */
public record ThrottleRule(int free, Duration longest, Duration memory) {

    /** One address in the network, or one network of version 6, tries one account. */
    public static final ThrottleRule LOGIN_BY_PLACE = new ThrottleRule(5, Duration.ofMinutes(15), Duration.ofHours(24));

    /** Everybody together tries one account. The longest wait is short, so that its user, from a place never used before, still gets a turn. */
    public static final ThrottleRule LOGIN_BY_ACCOUNT =
            new ThrottleRule(20, Duration.ofSeconds(30), Duration.ofHours(24));

    /** One address tries any accounts. */
    public static final ThrottleRule LOGIN_BY_ADDRESS =
            new ThrottleRule(50, Duration.ofMinutes(15), Duration.ofHours(24));

    /** Somebody with a session shows codes of the second factor. */
    public static final ThrottleRule CODES = new ThrottleRule(5, Duration.ofMinutes(15), Duration.ofHours(24));

    /** Letters are asked for an e-mail address. */
    public static final ThrottleRule LETTERS = new ThrottleRule(3, Duration.ofHours(1), Duration.ofHours(24));

    /** Accounts are registered from one address. */
    public static final ThrottleRule REGISTRATIONS = new ThrottleRule(20, Duration.ofMinutes(15), Duration.ofHours(24));

    private static final int MOST_DOUBLINGS = 20;

    /** Refuses what could lock out for ever or forget while one waits. */
    public ThrottleRule {
        if (free < 1 || longest.isNegative() || memory.compareTo(longest) <= 0) {
            throw new IllegalArgumentException(
                    "a throttle leaves at least one try free and remembers longer than it waits");
        }
    }

    /** The wait after so many tries that were not right. */
    public Duration delayAfter(int tries) {
        if (tries < free) {
            return Duration.ZERO;
        }
        var delay = Duration.ofSeconds(1L << Math.min(tries - free, MOST_DOUBLINGS));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
