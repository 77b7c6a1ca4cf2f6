package dev.sextant.bootstrap.cli;

import java.io.Serial;

/** Ends a command with exit code 1 and a message for the person at the terminal; no stack trace is shown. */
public final class CommandFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure, in words that say what to do. */
    public CommandFailed(String message) {
        super(message);
    }

    /** A failure with what was observed. */
    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
