package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;

/** What became of an invitation. */
public enum InvitationState implements Coded {
    /** It can be accepted, until it expires. */
    OPEN,
    /** It was accepted. */
    ACCEPTED,
    /** It was taken back, or another one took its place. */
    REVOKED
}
