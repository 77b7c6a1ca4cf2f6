package dev.sextant.shared.persistence;

import java.time.Duration;

/**
 * How long a transaction may hold up others. The server enforces them, so that a hanging program cannot hold a lock for ever; and where the server itself hangs, the client gives its
 * connection up a little later.
 *
 * @param statement the longest that one statement may take
 * @param lock the longest that one statement may wait for a lock
 * @param idle the longest that an open transaction may do nothing
 */
public record Timeouts(Duration statement, Duration lock, Duration idle) {

    /** What a server needs at most to say that it cut a statement off. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** 2 s for a statement, 1 s for a lock, 10 s idle: with a pool's second for a connection, a request that finds the database hanging ends within 3 s. */
    public static Timeouts standard() {
        return new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    /** The longest silence of the server within a transaction: half a second more than the longest statement. */
    public Duration answer() {
        return statement.plus(GRACE);
    }
}
