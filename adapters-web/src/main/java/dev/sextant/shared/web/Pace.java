package dev.sextant.shared.web;

import java.time.Duration;

/**
 * How slowly a client may send a body or take an answer. One that the server waits for during a whole stretch, and that moves fewer bytes in it, is cut off: a byte now and then keeps a connection
 * from being idle, and could hold it for ever.
 *
 * @param bytesPerSecond how many bytes at least, on the average of every stretch
 * @param stretch how long a stretch is
 */
public record Pace(long bytesPerSecond, Duration stretch) {

    /**
     * 1 KiB per second, over 20 seconds. A phone whose plan is used up still has 8 kB per second. An answer reaches it in portions of some 80 kB, one every ten seconds, because the system takes more
     * bytes only when a third of a full send buffer is free again; so one portion in a stretch must be enough.
     */
    public static final Pace USUAL = new Pace(1 << 10, Duration.ofSeconds(20));

    /** Refuses what cannot work. */
    public Pace {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("bytesPerSecond must be positive: " + bytesPerSecond);
        }
        if (stretch.toMillis() < PacedEndPoint.LOOKS) {
            throw new IllegalArgumentException("stretch is too short: " + stretch);
        }
    }

    /** How many bytes must move in a stretch. */
    long bytes() {
        return Math.max(1, bytesPerSecond * stretch.toMillis() / 1_000);
    }
}
