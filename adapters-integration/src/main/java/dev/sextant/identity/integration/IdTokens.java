package dev.sextant.identity.integration;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Verifies ID tokens (OpenID Connect Core 1.0, section 3.1.3.7): signature by a key of the provider and an asymmetric algorithm, issuer, audience, authorised party, times and nonce.
 */
final class IdTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final Duration LEEWAY = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final int LONGEST_SUBJECT = 255;

    private final String issuer;
    private final String clientId;
    private final OidcDirectory directory;
    private final Clock clock;

    IdTokens(String issuer, String clientId, OidcDirectory directory, Clock clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Verifies a token.
     *
     * @param nonce what was sent with the browser
     * @return what it says, or why it is not believed, for a log
     */
    Either<String, JWTClaimsSet> verify(String token, String nonce) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            String kid = signed.getHeader().getKeyID();
            return check(processor(directory.keys(kid == null ? "" : kid)).process(signed, noContext()), nonce);
        } catch (ParseException malformed) {
            return Either.left("it is no signed token");
        } catch (BadJOSEException | JOSEException broken) {
            return Either.left(broken.getClass().getSimpleName() + ": " + broken.getMessage());
        }
    }

    private static SecurityContext noContext() {
        return new SimpleSecurityContext();
    }

    /** Keys of other programs, such as symmetric ones in a public set, are no keys here. */
    private static DefaultJWTProcessor<SecurityContext> processor(JWKSet keys) {
        List<JWK> asymmetric = keys.getKeys().stream()
                .filter(key -> key.toPublicJWK() != null)
                .map(JWK::toPublicJWK)
                .toList();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(new JWKSet(asymmetric))));
        // Checked below, with the reason told.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
    }

    private Either<String, JWTClaimsSet> check(JWTClaimsSet claims, String nonce) {
        if (!issuer.equals(claims.getIssuer())) {
            return Either.left("another issuer");
        }
        if (!claims.getAudience().contains(clientId)) {
            return Either.left("another audience");
        }
        Object party = claims.getClaim("azp");
        if (party == null ? claims.getAudience().size() > 1 : !party.equals(clientId)) {
            return Either.left("another authorised party");
        }
        if (!isTimely(claims)) {
            return Either.left("expired, or from the future");
        }
        if (!(claims.getClaim("nonce") instanceof String said) || !isEqual(said, nonce)) {
            return Either.left("another nonce");
        }
        String subject = claims.getSubject();
        return subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT
                ? Either.left("no subject")
                : Either.right(claims);
    }

    private boolean isTimely(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        Date usable = claims.getNotBeforeTime();
        return expires != null
                && issued != null
                && now.isBefore(expires.toInstant().plus(LEEWAY))
                && !issued.toInstant().isAfter(now.plus(LEEWAY))
                && issued.toInstant().isAfter(now.minus(OLDEST))
                && (usable == null || !usable.toInstant().isAfter(now.plus(LEEWAY)));
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
