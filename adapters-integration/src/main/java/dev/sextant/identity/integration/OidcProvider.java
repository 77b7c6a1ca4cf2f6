package dev.sextant.identity.integration;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.sextant.identity.application.OpenIdProvider;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.shared.integration.OutgoingRequests;
import dev.sextant.shared.integration.OutgoingRequests.Answer;
import dev.sextant.shared.integration.OutgoingRequests.NoAnswer;
import dev.sextant.shared.integration.OutgoingRequests.Request;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any provider of OpenID Connect, by the authorization code flow (OpenID Connect Core 1.0, section 3.1) with PKCE (RFC 7636, S256). What is known of a user is what the verified ID token says; the user-info endpoint is not asked. Every
 * request goes through {@link OutgoingRequests}, so a provider that stands in a private network must be allowed there by name. Why a login failed is told to the log, not to the browser. Safe for many threads.
 */
public final class OidcProvider implements OpenIdProvider {

    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
    private static final int OK = 200;
    private static final int SERVER_ERRORS = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_CODE = 2000;

    private final OidcSettings settings;
    private final OutgoingRequests requests;
    private final OidcDirectory directory;
    private final IdTokens idTokens;

    /**
     * A provider.
     *
     * @param settings which, and who this program is to it
     * @param requests by which it is called
     * @param clock by which tokens expire
     */
    public OidcProvider(OidcSettings settings, OutgoingRequests requests, Clock clock) {
        this.settings = settings;
        this.requests = requests;
        this.directory = new OidcDirectory(settings.issuer(), requests, clock);
        this.idTokens = new IdTokens(settings.issuer(), settings.clientId(), directory, clock);
    }

    @Override
    public String authorizationAddress(Ties ties) {
        String endpoint = directory.metadata().authorizationEndpoint();
        if (requests.check(endpoint).isLeft()) {
            throw OidcDirectory.unavailable("the provider sends browsers to an address that is not allowed");
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", settings.redirectAddress());
        query.put("scope", settings.scope());
        query.put("state", ties.state());
        query.put("nonce", ties.nonce());
        query.put("code_challenge", challenge(ties.codeVerifier()));
        query.put("code_challenge_method", "S256");
        return endpoint + (endpoint.contains("?") ? "&" : "?") + form(query);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Either<IdentityError, Voucher> redeem(String code, Ties ties) {
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            return failed("there is no code");
        }
        Answer answer = ask(code, ties);
        if (answer.status() >= SERVER_ERRORS || answer.status() == TOO_MANY_REQUESTS) {
            throw OidcDirectory.unavailable("status " + answer.status() + " of the token endpoint");
        }
        if (answer.status() != OK) {
            return failed("status " + answer.status() + " of the token endpoint");
        }
        Option<String> idToken = idToken(answer.body());
        if (idToken.isEmpty()) {
            return failed("the token endpoint gave no ID token");
        }
        Either<String, JWTClaimsSet> claims = idTokens.verify(idToken.get(), ties.nonce());
        return claims.isLeft()
                ? failed("the ID token is not believed: " + claims.getLeft())
                : Either.right(voucher(claims.get()));
    }

    private Answer ask(String code, Ties ties) {
        OidcMetadata metadata = directory.metadata();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", settings.redirectAddress());
        fields.put("code_verifier", ties.codeVerifier());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (settings.clientSecret().isDefined() && metadata.takesSecretInHeader()) {
            headers.put(
                    "Authorization",
                    basic(settings.clientId(), settings.clientSecret().get()));
        } else {
            fields.put("client_id", settings.clientId());
            settings.clientSecret().forEach(secret -> fields.put("client_secret", secret));
        }
        Either<NoAnswer, Answer> answer = requests.send(new Request(
                "POST", metadata.tokenEndpoint(), headers, "application/x-www-form-urlencoded", form(fields)));
        return answer.getOrElseThrow(none -> OidcDirectory.unavailable(none.reason()));
    }

    /** RFC 6749, section 2.3.1: both are encoded as in a form before they are joined. */
    private static String basic(String id, String secret) {
        String joined = encode(id) + ":" + encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.US_ASCII));
    }

    private static Option<String> idToken(String json) {
        try {
            return JSONObjectUtils.parse(json).get("id_token") instanceof String token
                    ? Option.some(token)
                    : Option.none();
        } catch (ParseException malformed) {
            return Option.none();
        }
    }

    private static Either<IdentityError, Voucher> failed(String why) {
        LOG.info("a login by OpenID Connect failed: {}", why);
        return Refusal.OPEN_ID_LOGIN_FAILED.refuse();
    }

    private Voucher voucher(JWTClaimsSet claims) {
        return new Voucher(
                claims.getIssuer(),
                claims.getSubject(),
                text(claims, "email"),
                isTrue(claims.getClaim("email_verified")),
                text(claims, "name").orElse(() -> text(claims, "preferred_username")),
                groups(claims.getClaims(), settings.groupsClaim()));
    }

    private static Option<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank() ? Option.some(text) : Option.none();
    }

    /** Some providers write it as a text. */
    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim) || "true".equals(claim);
    }

    /** The claim of the whole name, or the one that the name leads to step by step. */
    private static Set<String> groups(Map<?, ?> claims, String name) {
        Object value = claims.get(name);
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toUnmodifiableSet());
        }
        if (value instanceof String single) {
            return Set.of(single);
        }
        int dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? groups(inner, name.substring(dot + 1))
                : Set.of();
    }
}
