package dev.sextant.shared.domain.masking;

/** Classes of characters. */
final class Letters {

    private static final byte DIGIT = 1;
    private static final byte HEX = 2;
    private static final byte WORD = 4;
    private static final byte BASE64 = 8;
    private static final byte UPPER = 16;
    private static final byte LOWER = 32;
    private static final byte[] CLASSES = classes();

    private Letters() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        mark(classes, '0', '9', DIGIT | HEX | WORD | BASE64);
        mark(classes, 'a', 'z', WORD | BASE64 | LOWER);
        mark(classes, 'A', 'Z', WORD | BASE64 | UPPER);
        mark(classes, 'a', 'f', HEX);
        mark(classes, 'A', 'F', HEX);
        mark(classes, '_', '_', WORD | BASE64);
        mark(classes, '-', '-', BASE64);
        return classes;
    }

    private static void mark(byte[] classes, char from, char to, int bits) {
        for (int c = from; c <= to; c++) {
            classes[c] |= (byte) bits;
        }
    }

    private static boolean is(char c, int bits) {
        return c < 128 && (CLASSES[c] & bits) != 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return is(c, HEX);
    }

    static boolean isUpper(char c) {
        return is(c, UPPER);
    }

    /** A letter of the English alphabet. */
    static boolean isLetter(char c) {
        return is(c, UPPER | LOWER);
    }

    /** A letter or digit of the English alphabet. */
    static boolean isAlphanumeric(char c) {
        return is(c, UPPER | LOWER | DIGIT);
    }

    /** A letter or digit of any language, or an underscore: what a word is made of. */
    static boolean isWord(char c) {
        return c < 128 ? (CLASSES[c] & WORD) != 0 : isWide(c);
    }

    /** A letter or digit beyond the English alphabet; signs that need two characters, such as emoji, are none. */
    static boolean isWide(char c) {
        return c >= 128 && Character.isLetterOrDigit(c);
    }

    /** What a token is made of: letters, digits, hyphen and underscore. */
    static boolean isToken(char c) {
        return is(c, BASE64);
    }

    /** What base64 is made of, in both alphabets, with its padding. */
    static boolean isBase64(char c) {
        return is(c, BASE64) || c == '+' || c == '/' || c == '=';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == Window.NOTHING;
    }

    static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == Window.NOTHING;
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** The small form of a letter of the English alphabet; others stay. */
    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
