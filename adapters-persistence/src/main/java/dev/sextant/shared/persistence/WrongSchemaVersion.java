package dev.sextant.shared.persistence;

import java.io.Serial;

/** The database's schema is older or newer than this program. */
public final class WrongSchemaVersion extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    WrongSchemaVersion(String message) {
        super(message);
    }
}
