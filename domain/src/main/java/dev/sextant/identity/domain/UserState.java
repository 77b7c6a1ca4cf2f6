package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;

/** Whether an account may be used. */
public enum UserState implements Coded {
    /** It may. */
    ACTIVE,
    /** Somebody who runs the platform has shut it; it may be opened again. */
    DISABLED
}
