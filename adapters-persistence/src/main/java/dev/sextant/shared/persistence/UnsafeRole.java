package dev.sextant.shared.persistence;

import java.io.Serial;

/** A login that must not be used for what it was given for. */
public final class UnsafeRole extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnsafeRole(String message) {
        super(message);
    }
}
