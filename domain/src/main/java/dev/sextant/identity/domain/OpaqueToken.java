package dev.sextant.identity.domain;

import io.vavr.control.Option;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A secret that a client carries and that means nothing to it: {@code sxt_}, what it is for, and 256 random bits in 43 characters of base64url. The one of an API key has 8 more
 * characters before the secret, by which people tell keys apart.
 *
 * @param kind what it is good for
 * @param value the whole token; never logged, kept only as its digest
 */
public record OpaqueToken(SecretKind kind, String value) {

    /** How many random bytes make the secret part. */
    public static final int SECRET_BYTES = 32;

    /** How many random bytes make the visible prefix of an API key. */
    public static final int PREFIX_BYTES = 5;

    private static final String READABLE = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int VISIBLE_LENGTH = 8;
    private static final int BITS_PER_CHARACTER = 5;
    private static final String SECRET_FORM = "[A-Za-z0-9_-]{43}";
    private static final Pattern API_KEY_FORM =
            Pattern.compile("sxt_key_[" + READABLE + "]{" + VISIBLE_LENGTH + "}_" + SECRET_FORM);

    /**
     * A new token of any kind but an API key's.
     *
     * @param random {@value #SECRET_BYTES} unpredictable bytes
     */
    public static OpaqueToken of(SecretKind kind, byte[] random) {
        return new OpaqueToken(kind, start(kind) + secret(random));
    }

    /**
     * The token of a new API key.
     *
     * @param random {@value #SECRET_BYTES} unpredictable bytes
     * @param visible {@value #PREFIX_BYTES} random bytes for the prefix
     */
    public static OpaqueToken ofApiKey(byte[] random, byte[] visible) {
        if (visible.length != PREFIX_BYTES) {
            throw new IllegalArgumentException("a prefix takes " + PREFIX_BYTES + " bytes");
        }
        String prefix = readable(visible);
        return new OpaqueToken(SecretKind.API_KEY, start(SecretKind.API_KEY) + prefix + "_" + secret(random));
    }

    /**
     * Bytes as characters that people can read out to each other: lower-case letters and digits, without those that look alike.
     *
     * @param bytes a multiple of five of them; each five become eight characters
     */
    public static String readable(byte[] bytes) {
        var text = new StringBuilder();
        for (int start = 0; start < bytes.length; start += PREFIX_BYTES) {
            long bits = 0;
            for (int i = start; i < start + PREFIX_BYTES; i++) {
                bits = (bits << Byte.SIZE) | (bytes[i] & 0xFF);
            }
            for (int i = 0; i < VISIBLE_LENGTH; i++) {
                text.append(READABLE.charAt((int) (bits & (READABLE.length() - 1))));
                bits >>>= BITS_PER_CHARACTER;
            }
        }
        return text.toString();
    }

    private static String secret(byte[] random) {
        if (random.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a secret takes " + SECRET_BYTES + " bytes");
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The token in a text, when it has exactly the form of its kind. */
    public static Option<OpaqueToken> parse(SecretKind kind, String text) {
        boolean fits = kind == SecretKind.API_KEY
                ? API_KEY_FORM.matcher(text).matches()
                : text.startsWith(start(kind))
                        && text.substring(start(kind).length()).matches(SECRET_FORM);
        return fits ? Option.some(new OpaqueToken(kind, text)) : Option.none();
    }

    private static String start(SecretKind kind) {
        return switch (kind) {
            case API_KEY -> "sxt_key_";
            case REFRESH -> "sxt_ref_";
            case INVITATION -> "sxt_inv_";
            case PASSWORD_RESET -> "sxt_rst_";
            case VERIFICATION -> "sxt_ver_";
            case OPEN_ID -> throw new IllegalArgumentException("no token leads to an OpenID login");
        };
    }

    /** What is kept of it. */
    public SecretDigest digest() {
        return SecretDigest.of(value);
    }

    /** What people may see of the token of an API key, such as {@code sxt_key_4f7hk2p9}. */
    public String visiblePrefix() {
        return value.substring(0, start(kind).length() + VISIBLE_LENGTH);
    }

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "OpaqueToken[" + kind.code() + ", hidden]";
    }
}
