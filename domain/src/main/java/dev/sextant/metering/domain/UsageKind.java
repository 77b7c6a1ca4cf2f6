package dev.sextant.metering.domain;

import dev.sextant.shared.domain.Coded;

/** What is used. */
public enum UsageKind implements Coded {
    /** Requests that were let through, in each month. */
    REQUESTS,
    /** Bytes of uploaded files, as long as they are kept. */
    STORAGE,
    /** People who belong to the organisation. */
    MEMBERS
}
