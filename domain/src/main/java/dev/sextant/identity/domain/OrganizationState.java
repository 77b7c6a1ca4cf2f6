package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;

/** Whether an organisation may be worked in. */
public enum OrganizationState implements Coded {
    /** It may. */
    ACTIVE,
    /** Nobody gets in until somebody who runs the platform opens it again. */
    DISABLED
}
