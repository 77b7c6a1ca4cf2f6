package dev.sextant.shared.persistence;

import java.time.Duration;

/**
 * How long a transaction may hold up others. The server enforces them, so that a hanging program cannot hold a lock for ever.
 *
 * @param statement the longest that one statement may take
 * @param lock the longest that one statement may wait for a lock
 * @param idle the longest that an open transaction may do nothing
 */
public record Timeouts(Duration statement, Duration lock, Duration idle) {

    /** 3 s for a statement, 2 s for a lock, 10 s idle. */
    public static Timeouts standard() {
        return new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(10));
    }
}
