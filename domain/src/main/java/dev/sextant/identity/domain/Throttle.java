package dev.sextant.identity.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts tries, so that guessing becomes slow. An attempt is counted <em>before</em> it is judged, so that many at once cannot all be free; a success takes its own count back. What is past is forgotten after a
 * while, and no wait is longer than the rule's longest one, so that nobody is locked out for ever.
 *
 * @param tries how many tries count now, 0 or more
 * @param lastTry when the last one was counted
 * @param trustedUntil until when this place is known to be used by the right person, who succeeded here; others' tries elsewhere do not slow it down
 */
public record Throttle(int tries, Instant lastTry, Option<Instant> trustedUntil) {

    /** How long a success makes a place a trusted one. */
    public static final Duration TRUST = Duration.ofDays(30);

    /** Nothing was tried yet. */
    public static Throttle none() {
        return new Throttle(0, Instant.EPOCH, Option.none());
    }

    /** How long to wait before the next try; zero when it may be tried now. */
    public Duration waitAt(ThrottleRule rule, Instant at) {
        Throttle now = remembered(rule, at);
        Instant open = now.lastTry.plus(rule.delayAfter(now.tries));
        return open.isAfter(at) ? Duration.between(at, open) : Duration.ZERO;
    }

    /** One try more. */
    public Throttle tried(ThrottleRule rule, Instant at) {
        Throttle now = remembered(rule, at);
        return new Throttle(Math.addExact(now.tries, 1), at, now.trustedUntil);
    }

    /** The try that was counted last was a right one, and none counts any more; this is a trusted place for a while. */
    public Throttle succeeded(Instant at) {
        return new Throttle(0, lastTry, Option.some(at.plus(TRUST)));
    }

    /** The try that was counted last takes its own count back, and no other's. */
    public Throttle takenBack() {
        return new Throttle(Math.max(0, tries - 1), lastTry, trustedUntil);
    }

    /** Whether somebody succeeded here lately. */
    public boolean isTrustedAt(Instant at) {
        return trustedUntil.exists(at::isBefore);
    }

    private Throttle remembered(ThrottleRule rule, Instant at) {
        return at.isBefore(lastTry.plus(rule.memory())) ? this : new Throttle(0, lastTry, trustedUntil);
    }
}
