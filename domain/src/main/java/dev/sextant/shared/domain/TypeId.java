package dev.sextant.shared.domain;

import io.vavr.control.Either;
import java.util.UUID;

/**
 * The text form of an id outside the JVM: a prefix, an underscore and the 128 bits of a UUID in 26 characters of lower-case Crockford
 * base32, as in {@code case_01h455vb4pex5vsknk084sn02q}. Sortable by creation when the UUID is a version 7.
 *
 * <p>Source: TypeID specification 0.3 (jetify-com/typeid): the alphabet, the leading character at most {@code 7}, lower case only.
 */
public final class TypeId {

    /** Length of the encoded UUID, without prefix and underscore. */
    public static final int SUFFIX_LENGTH = 26;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS_PER_CHARACTER = 5;
    private static final int MASK = 31;
    /** The first character carries only the top three of 128 bits; anything above would overflow. */
    private static final int HIGHEST_FIRST_DIGIT = 7;

    private TypeId() {}

    /**
     * Writes an id.
     *
     * @param prefix the kind of thing, such as {@code case}
     * @param value the id
     * @return {@code prefix_suffix}
     */
    public static String format(String prefix, UUID value) {
        var suffix = new char[SUFFIX_LENGTH];
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        for (int i = SUFFIX_LENGTH - 1; i >= 0; i--) {
            suffix[i] = ALPHABET.charAt((int) (low & MASK));
            low = (low >>> BITS_PER_CHARACTER) | (high << (Long.SIZE - BITS_PER_CHARACTER));
            high >>>= BITS_PER_CHARACTER;
        }
        return prefix + "_" + new String(suffix);
    }

    /**
     * Reads an id.
     *
     * @param prefix the prefix that the text must carry
     * @param text what a client sent
     * @return the id, or why the text is not one: another prefix, a wrong length, upper case or a foreign character, more than 128 bits
     */
    public static Either<MalformedId, UUID> parse(String prefix, String text) {
        if (!text.startsWith(prefix + "_")) {
            return Either.left(new MalformedId(prefix, "it does not start with '" + prefix + "_'"));
        }
        int start = prefix.length() + 1;
        if (text.length() != start + SUFFIX_LENGTH) {
            return Either.left(
                    new MalformedId(prefix, "the part after '_' must have " + SUFFIX_LENGTH + " characters"));
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Either.left(
                        new MalformedId(prefix, "only 0-9 and lower-case letters without i, l, o, u are allowed"));
            }
            if (i == start && digit > HIGHEST_FIRST_DIGIT) {
                return Either.left(new MalformedId(prefix, "it is larger than 128 bits"));
            }
            high = (high << BITS_PER_CHARACTER) | (low >>> (Long.SIZE - BITS_PER_CHARACTER));
            low = (low << BITS_PER_CHARACTER) | digit;
        }
        return Either.right(new UUID(high, low));
    }
}
