package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;

/** How much an organisation may use; what that means in numbers stands with the quotas. */
public enum PlanTier implements Coded {
    /** To try it. */
    FREE,
    /** For a team. */
    TEAM,
    /** For a whole company. */
    ENTERPRISE
}
