package dev.sextant.shared.application;

import java.io.Serial;
import java.time.Duration;

/** A dependency, most often the database, cannot answer now; the same call may succeed later. */
public final class Unavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * An outage.
     *
     * @param what the dependency, in words for a log, such as {@code database}
     * @param retryAfter how long a caller should wait at least
     * @param cause what was observed
     */
    public Unavailable(String what, Duration retryAfter, Throwable cause) {
        super(what + " cannot answer now", cause);
        this.retryAfter = retryAfter;
    }

    /** How long a caller should wait at least. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
