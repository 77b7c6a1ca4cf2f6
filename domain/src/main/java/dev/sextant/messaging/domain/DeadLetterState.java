package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.Coded;

/** What becomes of an event that could not be handled. */
public enum DeadLetterState implements Coded {
    /** It is tried again by itself. */
    RETRYING,
    /** Every try is used up: somebody has to decide. */
    DEAD,
    /** Somebody decided that it is not delivered; the next event of its aggregate is tried within moments. */
    DISCARDED
}
