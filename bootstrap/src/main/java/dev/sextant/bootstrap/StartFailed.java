package dev.sextant.bootstrap;

import java.io.Serial;

/** Something that the program needs to start is not as it must be. The message says what was found and what to do, for the person at the terminal. */
public final class StartFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure, in words that say what to do. */
    public StartFailed(String message) {
        super(message);
    }

    /** A failure with what was observed. */
    public StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
