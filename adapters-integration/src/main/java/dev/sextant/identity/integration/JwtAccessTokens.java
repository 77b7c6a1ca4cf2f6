package dev.sextant.identity.integration;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.sextant.identity.application.AccessTokens;
import dev.sextant.identity.application.KeyRing;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.API;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Access tokens as JSON Web Tokens (RFC 7519) of the profile for access tokens (RFC 9068), signed with RS256.
 *
 * <p>A token is taken in exactly one form. Its header must be, character for character, the one that {@link #issue} writes: so no other algorithm, no key or address of a key that a token brings along, no
 * critical extension and no other type of token is ever looked at. Its three parts must be base64url as the encoder writes it, so no character of a token can be changed unnoticed. Nothing
 * that a token says is read before its signature was found right, but the name of its key. Safe for many threads.
 */
public final class JwtAccessTokens implements AccessTokens {

    private static final int LONGEST = 8000;
    private static final int PARTS = 3;
    private static final Pattern HEADER =
            Pattern.compile("\\{\"alg\":\"RS256\",\"kid\":\"([A-Za-z0-9-]{1,64})\",\"typ\":\"at\\+jwt\"}");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String ALGORITHM = "SHA256withRSA";

    private final KeyRing keys;
    private final RsaKeys opened = new RsaKeys();
    private final String issuer;
    private final String audience;
    private final Clock clock;

    /**
     * Tokens of an issuer.
     *
     * @param keys the keys that sign and verify
     * @param issuer who writes tokens, the address of this server
     * @param audience for whom tokens are good
     * @param clock by which they expire
     */
    public JwtAccessTokens(KeyRing keys, String issuer, String audience, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public String issue(Claims claims) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("iss", issuer);
        said.put("aud", audience);
        said.put("sub", claims.user().toString());
        said.put("org", claims.organization().toString());
        said.put("sid", claims.session().toString());
        said.put("jti", claims.id().toString());
        said.put("iat", claims.issuedAt().getEpochSecond());
        said.put("exp", claims.expiresAt().getEpochSecond());
        KeyRing.SigningPair pair = keys.signing();
        String header = "{\"alg\":\"RS256\",\"kid\":\"" + pair.kid() + "\",\"typ\":\"at+jwt\"}";
        String signed = Base64URL.encode(header) + "." + Base64URL.encode(JSONObjectUtils.toJSONString(said));
        return signed + "." + Base64URL.encode(sign(opened.privateKey(pair.privateKey()), signed));
    }

    private static byte[] sign(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    @Override
    public Option<Claims> verify(String token) {
        String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Option.none();
        }
        String signed = parts[0] + "." + parts[1];
        return decode(parts[0])
                .flatMap(JwtAccessTokens::kid)
                .flatMap(keys::verifying)
                .filter(key -> decode(parts[2])
                        .exists(signature -> isSignature(opened.publicKey(key.publicKey()), signed, signature)))
                .flatMap(key -> decode(parts[1]))
                .flatMap(this::claims);
    }

    /** The bytes of a part; none unless encoding them gives the part again. */
    private static Option<byte[]> decode(String part) {
        var text = new Base64URL(part);
        byte[] bytes = text.decode();
        return Base64URL.encode(bytes).equals(text) ? Option.some(bytes) : Option.none();
    }

    private static Option<String> kid(byte[] header) {
        Matcher form = HEADER.matcher(new String(header, StandardCharsets.UTF_8));
        return form.matches() ? Option.some(form.group(1)) : Option.none();
    }

    private static boolean isSignature(PublicKey key, String text, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.verify(bytes);
        } catch (SignatureException wrongLength) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    private Option<Claims> claims(byte[] payload) {
        Map<String, Object> said;
        try {
            said = JSONObjectUtils.parse(new String(payload, StandardCharsets.UTF_8));
        } catch (ParseException malformed) {
            return Option.none();
        }
        if (!issuer.equals(said.get("iss")) || !audience.equals(said.get("aud")) || !mayBeUsedYet(said)) {
            return Option.none();
        }
        return API.For(
                        text(said, "sub").flatMap(text -> UserId.parse(text).toOption()),
                        text(said, "org").flatMap(text -> TenantId.parse(text).toOption()),
                        text(said, "sid").flatMap(text -> SessionId.parse(text).toOption()),
                        text(said, "jti")
                                .filter(text -> UUID_FORM.matcher(text).matches())
                                .map(UUID::fromString),
                        second(said, "iat"),
                        second(said, "exp"))
                .yield(Claims::new)
                .filter(this::isTimely);
    }

    private boolean isTimely(Claims claims) {
        Instant now = clock.instant();
        return now.isBefore(claims.expiresAt().plus(SigningKey.LEEWAY))
                && !claims.issuedAt().isAfter(now.plus(SigningKey.LEEWAY))
                && claims.expiresAt().isAfter(claims.issuedAt())
                && !claims.expiresAt().isAfter(claims.issuedAt().plus(SigningKey.TOKEN_LIFE));
    }

    /** Tokens written here name no such time; one that does is held to it. */
    private boolean mayBeUsedYet(Map<String, Object> said) {
        return !said.containsKey("nbf")
                || second(said, "nbf")
                        .exists(from -> !from.isAfter(clock.instant().plus(SigningKey.LEEWAY)));
    }

    private static Option<String> text(Map<String, Object> said, String name) {
        return said.get(name) instanceof String text ? Option.some(text) : Option.none();
    }

    /** A time in whole seconds; none for what is no whole number, or beyond all calendars. */
    private static Option<Instant> second(Map<String, Object> said, String name) {
        return said.get(name) instanceof Long seconds && seconds >= 0 && seconds <= Integer.MAX_VALUE * 2L
                ? Option.some(Instant.ofEpochSecond(seconds))
                : Option.none();
    }
}
