package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;

/** What the other contexts do with the work of a user who was deleted. */
public enum AfterDeletion implements Coded {
    /** Give it to somebody else, or to nobody. */
    REASSIGN,
    /** Delete it. */
    DELETE
}
