package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;

/** What an opaque secret, or the digest of something that leads to somebody, is good for. */
public enum SecretKind implements Coded {
    /** Speaks for a user without a session; leads to an {@link ApiKey}. */
    API_KEY,
    /** Renews the access of a session; leads to the {@link Session}. */
    REFRESH,
    /** Brings somebody into an organisation; leads to the {@link Invitation}. */
    INVITATION,
    /** Sets a new password; leads to the {@link User}; good once. */
    PASSWORD_RESET,
    /** Proves that an e-mail address is read by its user; leads to the {@link User}; good once. */
    VERIFICATION,
    /** Not a secret, but the digest of who somebody is at an OpenID provider; leads to the {@link User}. */
    OPEN_ID
}
