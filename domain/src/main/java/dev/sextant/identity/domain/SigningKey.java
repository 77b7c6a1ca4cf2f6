package dev.sextant.identity.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A pair of keys for access tokens. The newest one signs; one that was replaced verifies until the last token that it signed has expired, so that a change of keys logs nobody out.
 *
 * @param kid its name in tokens, 1 to 64 characters {@code A-Z a-z 0-9 -}
 * @param publicKey the public key, X.509 SubjectPublicKeyInfo in base64
 * @param privateKey the private key, PKCS #8 in base64, sealed
 * @param createdAt when it was made
 * @param retiredAt when another one took its place
 */
public record SigningKey(
        String kid, String publicKey, Sealed privateKey, Instant createdAt, Option<Instant> retiredAt) {

    /** How long an access token is good. */
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    /** By how much the clocks of those who verify a token may differ from that of who made it. */
    public static final Duration LEEWAY = Duration.ofSeconds(60);

    /** How long a node may go on signing with a key that another node replaced, until it hears of it. */
    public static final Duration HEARSAY = Duration.ofMinutes(5);

    /** Whether it signs. */
    public boolean signs() {
        return retiredAt.isEmpty();
    }

    /** Until when it verifies; none while it signs. */
    public Option<Instant> verifiesUntil() {
        return retiredAt.map(at -> at.plus(TOKEN_LIFE).plus(LEEWAY).plus(HEARSAY));
    }

    /** Whether tokens that it signed are taken. */
    public boolean verifiesAt(Instant at) {
        return verifiesUntil().fold(() -> true, at::isBefore);
    }

    /** It, replaced by another one. */
    public SigningKey retired(Instant at) {
        return retiredAt.isDefined() ? this : new SigningKey(kid, publicKey, privateKey, createdAt, Option.some(at));
    }
}
