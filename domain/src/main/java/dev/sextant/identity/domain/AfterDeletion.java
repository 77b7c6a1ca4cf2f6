package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;

/** What the other contexts do with the work of a user who was deleted. */
public enum AfterDeletion implements Coded {
    /** Leave it to nobody: open cases that the user cared for can be taken by somebody else. */
    REASSIGN,
    /** The cases that the user opened and nobody else cares for go with the account; the rest is left to nobody. */
    DELETE
}
