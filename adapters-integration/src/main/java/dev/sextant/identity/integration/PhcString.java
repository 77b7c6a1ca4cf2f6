package dev.sextant.identity.integration;

import io.vavr.control.Option;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash of Argon2id as text, {@code $argon2id$v=19$m=32768,t=2,p=1$salt$hash}.
 *
 * <p>Source: the PHC string format (P-H-C/phc-string-format), as the reference implementation of Argon2 writes it.
 *
 * @param cost what the hash cost
 * @param salt 8 to 64 bytes in Base64 without padding
 * @param hash 16 to 64 bytes in Base64 without padding
 */
record PhcString(Argon2Cost cost, String salt, String hash) {

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** The string of a salt and a hash. */
    static PhcString of(Argon2Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PhcString(cost, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** Reads one; none when the text is not one or names a cost that is not allowed. */
    static Option<PhcString> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Option.none();
        }
        try {
            var cost = new Argon2Cost(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            Base64.Decoder base64 = Base64.getDecoder();
            return Option.some(of(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5))));
        } catch (IllegalArgumentException notAllowed) {
            return Option.none();
        }
    }

    byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }

    byte[] hashBytes() {
        return Base64.getDecoder().decode(hash);
    }

    /** The text form. */
    @Override
    public String toString() {
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$" + salt + "$"
                + hash;
    }
}
