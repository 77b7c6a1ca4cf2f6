package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;

/** What somebody is in a team. */
public enum TeamRole implements Coded {
    /** Decides who belongs to it. */
    LEAD,
    /** Belongs to it. */
    MEMBER
}
