package dev.sextant.identity.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of an opaque secret: its SHA-256. The secrets are random and long, so nobody finds one from its digest, and no salt is needed.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record SecretDigest(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Refuses what is no digest. */
    public SecretDigest {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a digest has 64 lower-case hexadecimal digits");
        }
    }

    /** The digest of a text, in UTF-8. */
    public static SecretDigest of(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new SecretDigest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** The digest itself, 32 bytes, as a store may keep it. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /**
     * A digest that a store kept.
     *
     * @param bytes 32 bytes
     */
    public static SecretDigest of(byte[] bytes) {
        return new SecretDigest(HexFormat.of().formatHex(bytes));
    }
}
