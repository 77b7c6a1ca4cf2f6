package dev.sextant.bootstrap.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** An OpenID provider on this machine that knows one user: discovery, a key, and the authorization code flow. */
final class SmallOpenIdProvider implements AutoCloseable {

    static final String CLIENT = "sextant";
    static final String SECRET = "shared-secret";

    private final String email;
    private final KeyPair keys;
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    SmallOpenIdProvider(String email) throws IOException, GeneralSecurityException {
        this.email = email;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String target() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String issuer() {
        return "http://" + target();
    }

    /** What a browser does: goes to an address, logs in, and is sent back with a code. */
    Map<String, String> logIn(String authorizationUrl) {
        Map<String, String> asked = form(URI.create(authorizationUrl).getRawQuery());
        String code = "code-" + codes.size();
        codes.put(code, asked);
        return Map.of("code", code, "state", asked.get("state"), "redirect_uri", asked.get("redirect_uri"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" ->
                    "{\"issuer\":\"I\",\"authorization_endpoint\":\"I/authorize\",\"token_endpoint\":\"I/token\",\"jwks_uri\":\"I/keys\"}"
                            .replace("\"I", "\"" + issuer());
                case "/keys" -> key();
                default -> token(exchange);
            };
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String key() {
        var key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"one\",\"n\":\""
                + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}";
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private String token(HttpExchange exchange) throws IOException, GeneralSecurityException {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.US_ASCII));
        Map<String, String> said = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(String.valueOf(said.get("code")));
        if (asked == null || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return "{\"error\":\"invalid_grant\"}";
        }
        long now = System.currentTimeMillis() / 1000;
        String claims =
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"7\",\"iat\":%d,\"exp\":%d,\"nonce\":\"%s\",\"email\":\"%s\",\"email_verified\":true,\"groups\":[]}"
                        .formatted(issuer(), CLIENT, now, now + 300, asked.get("nonce"), email);
        String signed = base64("{\"alg\":\"RS256\",\"kid\":\"one\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + signed + "."
                + base64(signature.sign()) + "\"}";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
