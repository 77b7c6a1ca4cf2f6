package dev.sextant.identity.application;

import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Writes and reads access tokens: signed statements about who acts, which everybody can check and nobody can forge. Safe for many threads. */
@SecondaryPort
public interface AccessTokens {

    /**
     * What a token says.
     *
     * @param user who acts
     * @param organization for which organisation, or on the platform
     * @param session the login that it comes from
     * @param id names the token itself
     * @param issuedAt when it was written, to a second
     * @param expiresAt until when it is good, to a second
     */
    record Claims(
            UserId user, TenantId organization, SessionId session, UUID id, Instant issuedAt, Instant expiresAt) {}

    /** A token with these claims, signed by the key that signs now; at most 2,000 characters. */
    String issue(Claims claims);

    /**
     * What a token says, when everything about it is right: form, algorithm, key, signature, issuer, audience, type and times, the latter with {@link
     * dev.sextant.identity.domain.SigningKey#LEEWAY} of difference. Whether its session still lives is not looked at.
     *
     * @param token any text of at most 8,000 characters
     * @return none for whatever reason, which is not told
     */
    Option<Claims> verify(String token);
}
