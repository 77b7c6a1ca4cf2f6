package dev.sextant.shared.application;

import java.io.Serial;

/** There is no room left where something was to be stored. Nothing of it was kept. */
public final class StorageFull extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A full store.
     *
     * @param what the store, in words for a log, such as {@code file storage}
     * @param cause what was observed
     */
    public StorageFull(String what, Throwable cause) {
        super(what + " is full", cause);
    }
}
