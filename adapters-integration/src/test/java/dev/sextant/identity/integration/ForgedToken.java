package dev.sextant.identity.integration;

import dev.sextant.identity.application.AccessTokens.Claims;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token that must be refused.
 *
 * @param why what is wrong with it
 * @param token the token
 */
record ForgedToken(String why, String token) {

    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"at+jwt\"}";

    @Override
    public String toString() {
        return why;
    }

    /** Every kind that is known. */
    static Stream<ForgedToken> all(OneKeyRing keys) {
        List<ForgedToken> all = new ArrayList<>();
        all.addAll(shapes(keys));
        all.addAll(algorithms(keys));
        all.addAll(keyNames(keys));
        all.addAll(foreignKeys());
        all.addAll(headers(keys));
        all.addAll(claims(keys));
        return all.stream();
    }

    /** A token that is right, made by the means of the forger. */
    static String genuine(OneKeyRing keys) {
        return signed(keys, HEADER, payload(Map.of()));
    }

    /** A token that is right and says more. */
    static String signed(OneKeyRing keys, String more) {
        return signed(keys, HEADER, payload(Map.of()).replaceFirst("}$", "," + more.replace("$", "\\$") + "}"));
    }

    private static List<ForgedToken> shapes(OneKeyRing keys) {
        String genuine = genuine(keys);
        String[] parts = genuine.split("\\.");
        String unsigned = parts[0] + "." + parts[1];
        return List.of(
                new ForgedToken("empty", ""),
                new ForgedToken("a word", "token"),
                new ForgedToken("dots alone", ".."),
                new ForgedToken("many dots", ".".repeat(7000)),
                new ForgedToken("no signature", unsigned + "."),
                new ForgedToken("two parts", unsigned),
                new ForgedToken("four parts", genuine + "." + parts[2]),
                new ForgedToken("five parts", genuine + "." + parts[2] + "." + parts[2]),
                new ForgedToken("a dot at the end", genuine + "."),
                new ForgedToken("a blank before", " " + genuine),
                new ForgedToken("a line end after", genuine + "\n"),
                new ForgedToken("the word Bearer", "Bearer " + genuine),
                new ForgedToken("padding", genuine + "=="),
                new ForgedToken("a sign that decoders skip", unsigned + "." + parts[2] + "!"),
                new ForgedToken("a blank inside the signature", unsigned + ". " + parts[2]),
                new ForgedToken("free bits of the last character set", unsigned + "." + withFreeBits(parts[2])),
                new ForgedToken("signature of all zeros", unsigned + "." + encode(new byte[256])),
                new ForgedToken("signature cut", unsigned + "." + parts[2].substring(0, 300)),
                new ForgedToken("signature doubled", unsigned + "." + parts[2] + parts[2]),
                new ForgedToken("one bit of the signature", unsigned + "." + flipped(parts[2])),
                new ForgedToken("one bit of the payload", parts[0] + "." + flipped(parts[1]) + "." + parts[2]),
                new ForgedToken("payload of another user", parts[0] + "." + encode(otherUser()) + "." + parts[2]),
                new ForgedToken(
                        "header of another key",
                        encode(HEADER.replace("key-1", "key-2")) + "." + parts[1] + "." + parts[2]),
                new ForgedToken("longer than anything", genuine + "A".repeat(8000)),
                new ForgedToken("large and signed", signed(keys, "\"x\":\"" + "y".repeat(8000) + "\"")),
                new ForgedToken(
                        "JSON serialisation",
                        "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\""
                                + parts[2] + "\"}"),
                new ForgedToken("characters beyond ASCII", genuine.replaceFirst("e", "\u0435")));
    }

    /** Another text for the same signature: 256 bytes leave four bits of the last character free. */
    private static String withFreeBits(String signature) {
        int last = signature.length() - 1;
        return signature.substring(0, last) + (char) (signature.charAt(last) + 1);
    }

    private static List<ForgedToken> algorithms(OneKeyRing keys) {
        List<ForgedToken> forged = new ArrayList<>();
        String payload = payload(Map.of());
        String kept = genuine(keys).split("\\.")[2];
        for (String none : List.of("none", "None", "NONE", "nOnE", "none ", "")) {
            String header = HEADER.replace("RS256", none);
            forged.add(new ForgedToken("alg '" + none + "'", encode(header) + "." + encode(payload) + "."));
            forged.add(new ForgedToken(
                    "alg '" + none + "', signature kept", encode(header) + "." + encode(payload) + "." + kept));
        }
        String publicKey = keys.published().getFirst().publicKey();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + publicKey + "\n-----END PUBLIC KEY-----\n";
        String hs256 = HEADER.replace("RS256", "HS256");
        forged.add(new ForgedToken(
                "HS256 with the public key", mac(hs256, payload, pem.getBytes(StandardCharsets.US_ASCII))));
        forged.add(new ForgedToken(
                "HS256 with the public key trimmed",
                mac(hs256, payload, pem.strip().getBytes(StandardCharsets.US_ASCII))));
        forged.add(new ForgedToken(
                "HS256 with the bytes of the public key",
                mac(hs256, payload, Base64.getDecoder().decode(publicKey))));
        forged.add(new ForgedToken("HS256 with next to no key", mac(hs256, payload, new byte[1])));
        forged.add(new ForgedToken("RS512", signed(keys, HEADER.replace("RS256", "RS512"), payload, "SHA512withRSA")));
        forged.add(new ForgedToken("RS256 with SHA-1", signed(keys, HEADER, payload, "SHA1withRSA")));
        forged.add(new ForgedToken("RS256 with SHA-512", signed(keys, HEADER, payload, "SHA512withRSA")));
        forged.add(new ForgedToken("rs256 in lower case", signed(keys, HEADER.replace("RS256", "rs256"), payload)));
        forged.add(new ForgedToken("PS256", signed(keys, HEADER.replace("RS256", "PS256"), payload)));
        forged.add(new ForgedToken(
                "ES256, all zeros",
                encode(HEADER.replace("RS256", "ES256")) + "." + encode(payload) + "." + encode(new byte[64])));
        return forged;
    }

    private static List<ForgedToken> keyNames(OneKeyRing keys) {
        List<ForgedToken> forged = new ArrayList<>();
        for (String kid : List.of(
                "key-9",
                "",
                " ",
                "../key-1",
                "../../../../dev/null",
                "/dev/null",
                "key-1' OR '1'='1",
                "https://127.0.0.1/key",
                "key-1\\u0000",
                "key-1\\n",
                "KEY-1",
                "key-1 ",
                "${jndi:ldap://127.0.0.1/a}",
                "k".repeat(65),
                "k".repeat(5000))) {
            String shown = kid.length() > 40 ? kid.length() + " characters" : kid;
            forged.add(new ForgedToken(
                    "kid '" + shown + "'", signed(keys, HEADER.replace("key-1", kid), payload(Map.of()))));
        }
        forged.add(
                new ForgedToken("no kid", signed(keys, "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", payload(Map.of()))));
        forged.add(
                new ForgedToken("kid as a number", signed(keys, HEADER.replace("\"key-1\"", "1"), payload(Map.of()))));
        forged.add(new ForgedToken(
                "kid twice", signed(keys, HEADER.replace("\"typ\"", "\"kid\":\"key-1\",\"typ\""), payload(Map.of()))));
        return forged;
    }

    private static List<ForgedToken> foreignKeys() {
        var foreign = new OneKeyRing();
        String payload = payload(Map.of());
        String jwk = "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}";
        return List.of(
                new ForgedToken("another key of the same name", signed(foreign, HEADER, payload)),
                new ForgedToken("another key, with jwk", signed(foreign, with("\"jwk\":" + jwk), payload)),
                new ForgedToken(
                        "another key, with jku", signed(foreign, with("\"jku\":\"http://127.0.0.1:1/jwks\""), payload)),
                new ForgedToken(
                        "another key, with x5u", signed(foreign, with("\"x5u\":\"http://127.0.0.1:1/cert\""), payload)),
                new ForgedToken("another key, with x5c", signed(foreign, with("\"x5c\":[\"MIIB\"]"), payload)));
    }

    private static String with(String more) {
        return HEADER.replaceFirst("}$", "," + more + "}");
    }

    private static List<ForgedToken> headers(OneKeyRing keys) {
        String payload = payload(Map.of());
        return List.of(
                new ForgedToken(
                        "crit with an unknown name", signed(keys, with("\"crit\":[\"exp\"],\"exp\":1"), payload)),
                new ForgedToken("crit empty", signed(keys, with("\"crit\":[]"), payload)),
                new ForgedToken("b64 false", signed(keys, with("\"b64\":false,\"crit\":[\"b64\"]"), payload)),
                new ForgedToken(
                        "jku with the right key", signed(keys, with("\"jku\":\"http://127.0.0.1:1/jwks\""), payload)),
                new ForgedToken("cty JWT", signed(keys, with("\"cty\":\"JWT\""), payload)),
                new ForgedToken("zip", signed(keys, with("\"zip\":\"DEF\""), payload)),
                new ForgedToken("an ID token", signed(keys, HEADER.replace("at+jwt", "JWT"), payload)),
                new ForgedToken("a logout token", signed(keys, HEADER.replace("at+jwt", "logout+jwt"), payload)),
                new ForgedToken("no type", signed(keys, "{\"alg\":\"RS256\",\"kid\":\"key-1\"}", payload)),
                new ForgedToken("no header", signed(keys, "{}", payload)),
                new ForgedToken("header of nested arrays", signed(keys, "[".repeat(3000), payload)),
                new ForgedToken("header no JSON", signed(keys, "RS256", payload)),
                new ForgedToken("header with blanks", signed(keys, HEADER.replace(",", ", "), payload)));
    }

    private static List<ForgedToken> claims(OneKeyRing keys) {
        List<ForgedToken> forged = new ArrayList<>();
        for (String name : List.of("iss", "aud", "sub", "org", "sid", "jti", "iat", "exp")) {
            forged.add(claim(keys, name, ""));
            forged.add(claim(keys, name, "null"));
            forged.add(claim(keys, name, "{}"));
            forged.add(claim(keys, name, "true"));
        }
        long noon = JwtAccessTokensTest.NOON.getEpochSecond();
        Map.of(
                        "iss",
                                List.of(
                                        "\"https://other.example\"",
                                        "\"https://sextant.example/\"",
                                        "[\"https://sextant.example\"]"),
                        "aud", List.of("\"other\"", "[\"sextant\"]", "[\"sextant\",\"other\"]", "\"Sextant\""),
                        "sub",
                                List.of(
                                        "\"\"",
                                        "\"" + JwtAccessTokensTest.CLAIMS.organization() + "\"",
                                        "\"user_1\"",
                                        "\"*\""),
                        "org", List.of("\"\"", "\"" + JwtAccessTokensTest.CLAIMS.user() + "\""),
                        "sid", List.of("\"\"", "\"session_zzzzzzzzzzzzzzzzzzzzzzzzzz\""),
                        "jti", List.of("\"\"", "\"1-1-1-1-1\"", "1"),
                        "exp",
                                List.of(
                                        "" + (noon - 60),
                                        "" + (noon - 61),
                                        "0",
                                        "-1",
                                        "\"" + (noon + 900) + "\"",
                                        "1e20",
                                        noon + 900 + ".5",
                                        "99999999999999999999",
                                        "9223372036854775807",
                                        "" + (noon + 901),
                                        "" + noon),
                        "iat",
                                List.of(
                                        "" + (noon + 61),
                                        "" + (noon + 899),
                                        "" + (noon - 1),
                                        "\"" + noon + "\"",
                                        "-1",
                                        "1e20"),
                        "nbf", List.of("" + (noon + 61), "\"" + noon + "\"", "null", "1e20"))
                .forEach((name, values) -> values.forEach(value -> forged.add(claim(keys, name, value))));
        forged.add(new ForgedToken("payload no JSON", signed(keys, HEADER, "payload")));
        forged.add(new ForgedToken("payload a list", signed(keys, HEADER, "[]")));
        forged.add(new ForgedToken("payload empty", signed(keys, HEADER, "")));
        forged.add(new ForgedToken("payload nested", signed(keys, HEADER, "{\"a\":".repeat(1000))));
        forged.add(new ForgedToken(
                "payload cut", signed(keys, HEADER, payload(Map.of()).substring(0, 100))));
        return forged;
    }

    private static ForgedToken claim(OneKeyRing keys, String name, String value) {
        return new ForgedToken(
                name + (value.isEmpty() ? " missing" : " " + value),
                signed(keys, HEADER, payload(Map.of(name, value))));
    }

    /** The payload of a genuine token with other values, each as JSON; an empty one leaves the claim out. */
    private static String payload(Map<String, String> others) {
        Claims right = JwtAccessTokensTest.CLAIMS;
        var said = new LinkedHashMap<String, String>();
        said.put("iss", "\"" + JwtAccessTokensTest.ISSUER + "\"");
        said.put("aud", "\"" + JwtAccessTokensTest.AUDIENCE + "\"");
        said.put("sub", "\"" + right.user() + "\"");
        said.put("org", "\"" + right.organization() + "\"");
        said.put("sid", "\"" + right.session() + "\"");
        said.put("jti", "\"" + right.id() + "\"");
        said.put("iat", "" + right.issuedAt().getEpochSecond());
        said.put("exp", "" + right.expiresAt().getEpochSecond());
        said.putAll(others);
        said.values().removeIf(String::isEmpty);
        return said.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String otherUser() {
        return payload(Map.of("sub", "\"user_01h455vb4pex5vsknk084sn02q\""));
    }

    private static String flipped(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        bytes[bytes.length / 2] ^= 1;
        return encode(bytes);
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signed(OneKeyRing keys, String header, String payload) {
        return signed(keys, header, payload, "SHA256withRSA");
    }

    private static String signed(OneKeyRing keys, String header, String payload, String algorithm) {
        try {
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder()
                            .decode(keys.signing().privateKey().value())));
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            String text = encode(header) + "." + encode(payload);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encode(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String mac(String header, String payload, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String text = encode(header) + "." + encode(payload);
            return text + "." + encode(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
