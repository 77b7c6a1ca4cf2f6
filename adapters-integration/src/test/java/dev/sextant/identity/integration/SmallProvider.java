package dev.sextant.identity.integration;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import dev.sextant.shared.integration.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An OpenID provider on this machine: discovery, keys, the authorization code flow with PKCE, and whatever a test has it do wrong. */
final class SmallProvider implements AutoCloseable {

    static final String CLIENT = "sextant client";
    static final String SECRET = "s3cret/with:signs";
    static final String REDIRECT = "https://sextant.example/api/v1/auth/oidc/callback";

    private final Loopback server;
    private final Instant now;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final List<JWK> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger rotations = new AtomicInteger();
    private final AtomicInteger discoveries = new AtomicInteger();
    private final AtomicInteger keyRequests = new AtomicInteger();
    private volatile UnaryOperator<String> discovery = text -> text;
    private volatile BiConsumer<JWTClaimsSet.Builder, Map<String, String>> claims = (builder, asked) -> {};
    private volatile UnaryOperator<String> idToken = token -> token;
    private volatile int tokenStatus = 200;

    SmallProvider(Instant now) throws IOException {
        this.now = now;
        this.server = Loopback.plain()
                .on("/.well-known/openid-configuration", this::discover)
                .on("/keys", this::keys)
                .on("/token", this::token);
        rotate();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.port();
    }

    String target() {
        return "127.0.0.1:" + server.port();
    }

    int discoveries() {
        return discoveries.get();
    }

    int keyRequests() {
        return keyRequests.get();
    }

    /** Signs with a new key from now on and forgets the one before. */
    void rotate() {
        try {
            keys.clear();
            keys.add(new ECKeyGenerator(Curve.P_256)
                    .keyID("key-" + rotations.incrementAndGet())
                    .generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Changes the discovery document. */
    void describingItself(UnaryOperator<String> change) {
        discovery = change;
    }

    /** Changes what ID tokens say; the second argument is the query that the browser came with. */
    void saying(BiConsumer<JWTClaimsSet.Builder, Map<String, String>> change) {
        claims = change;
    }

    /** Changes ID tokens after they were signed. */
    void giving(UnaryOperator<String> change) {
        idToken = change;
    }

    /** Answers at the token endpoint with a status. */
    void answering(int status) {
        tokenStatus = status;
    }

    /** What a browser does: goes to an address, logs in, and comes back with a code. */
    String logIn(String authorizationAddress) {
        Map<String, String> query = form(URI.create(authorizationAddress).getRawQuery());
        String code = "code-" + codes.size() + "/" + query.get("state");
        codes.put(code, query);
        return code;
    }

    private void discover(HttpExchange exchange) throws IOException {
        discoveries.incrementAndGet();
        String document =
                "{\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"ISSUER/authorize?tenant=1\",\"token_endpoint\":\"ISSUER/token\",\"jwks_uri\":\"ISSUER/keys\"}"
                        .replace("ISSUER", issuer());
        Loopback.answer(exchange, 200, "application/json", discovery.apply(document));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keyRequests.incrementAndGet();
        Loopback.answer(exchange, 200, "application/json", new JWKSet(List.copyOf(keys)).toString());
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> said = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(String.valueOf(said.get("code")));
        if (tokenStatus != 200) {
            Loopback.answer(exchange, tokenStatus, "application/json", "{\"error\":\"server_error\"}");
        } else if (!isClient(exchange, said)) {
            Loopback.answer(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
        } else if (asked == null || !isRightRedemption(said, asked)) {
            Loopback.answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
        } else {
            String body = "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\""
                    + idToken.apply(signed(asked)) + "\"}";
            Loopback.answer(exchange, 200, "application/json", body);
        }
    }

    private static boolean isClient(HttpExchange exchange, Map<String, String> said) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null) {
            return CLIENT.equals(said.get("client_id")) && SECRET.equals(said.getOrDefault("client_secret", SECRET));
        }
        String[] parts = new String(
                        Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8)
                .split(":");
        return URLDecoder.decode(parts[0], StandardCharsets.UTF_8).equals(CLIENT)
                && URLDecoder.decode(parts[1], StandardCharsets.UTF_8).equals(SECRET);
    }

    private static boolean isRightRedemption(Map<String, String> said, Map<String, String> asked) {
        return "authorization_code".equals(said.get("grant_type"))
                && REDIRECT.equals(said.get("redirect_uri"))
                && challenge(String.valueOf(said.get("code_verifier"))).equals(asked.get("code_challenge"));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signed(Map<String, String> asked) {
        ECKey key = keys.getFirst().toECKey();
        return sign(statement(asked), JWSAlgorithm.ES256, key.getKeyID(), signer(key));
    }

    private static JWSSigner signer(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JWTClaimsSet statement(Map<String, String> asked) {
        var statement = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("subject-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", asked.get("nonce"))
                .claim("email", "ada@example.org")
                .claim("email_verified", true)
                .claim("name", "Ada")
                .claim("groups", List.of("staff", "analysts"));
        claims.accept(statement, asked);
        return statement.build();
    }

    private static String sign(JWTClaimsSet statement, JWSAlgorithm algorithm, String kid, JWSSigner signer) {
        try {
            var token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), statement);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same statement by a key that the provider does not have. */
    String byAStranger(String token) {
        try {
            ECKey stranger = new ECKeyGenerator(Curve.P_256).generate();
            return sign(read(token), JWSAlgorithm.ES256, keys.getFirst().getKeyID(), signer(stranger));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same statement by a name of a key that the provider does not have. */
    String byAKeyNamed(String kid, String token) {
        return sign(read(token), JWSAlgorithm.ES256, kid, signer(keys.getFirst().toECKey()));
    }

    /** The same statement by a secret that the client knows. */
    String byTheClientsSecret(String token) {
        try {
            byte[] secret = Arrays.copyOf(SECRET.getBytes(StandardCharsets.UTF_8), 32);
            return sign(read(token), JWSAlgorithm.HS256, keys.getFirst().getKeyID(), new MACSigner(secret));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same statement by nobody. */
    String byNobody(String token) {
        return new PlainJWT(read(token)).serialize();
    }

    /** The same statement by an RSA key of the provider. */
    String byRsa(String token) {
        try {
            var pair = new RSAKeyGenerator(2048).keyID("rsa").generate();
            keys.add(pair);
            return sign(read(token), JWSAlgorithm.PS256, "rsa", new RSASSASigner(pair));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWTClaimsSet read(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.close();
    }
}
