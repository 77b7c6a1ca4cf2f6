package dev.sextant.investigation.domain.logs.reading;

import io.vavr.control.Option;

/**
 * Finds the encoding of a text from its first bytes: by its byte order mark, else by where its zero bytes stand. Latin-1 is
 * not guessed here: {@link LineSplitter} takes single lines for it when they are no valid UTF-8.
 *
 * @param encoding the encoding
 * @param markBytes length of the byte order mark, which is not part of the text
 */
record EncodingGuess(TextEncoding encoding, int markBytes) {

    /** Share of control characters from which bytes are held to be no text; evenly random bytes have 0.1. */
    private static final double BINARY_CONTROL_SHARE = 0.05;

    /** Share of zero bytes on one side of the pairs from which a text is held to be UTF-16; western text has nearly 1. */
    private static final double WIDE_ZERO_SHARE = 0.1;

    static EncodingGuess of(byte[] head) {
        if (startsWith(head, 0xef, 0xbb, 0xbf)) {
            return new EncodingGuess(TextEncoding.UTF_8, 3);
        }
        if (startsWith(head, 0xff, 0xfe)) {
            return new EncodingGuess(TextEncoding.UTF_16LE, 2);
        }
        if (startsWith(head, 0xfe, 0xff)) {
            return new EncodingGuess(TextEncoding.UTF_16BE, 2);
        }
        return new EncodingGuess(byZeroBytes(head), 0);
    }

    private static TextEncoding byZeroBytes(byte[] head) {
        int pairs = head.length / 2;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < pairs; i++) {
            boolean even = head[2 * i] == 0;
            boolean odd = head[2 * i + 1] == 0;
            // A pair of two zeros is padding, as in a log that was cut while it was written, and says nothing.
            evenZeros += even && !odd ? 1 : 0;
            oddZeros += odd && !even ? 1 : 0;
        }
        if (oddZeros > WIDE_ZERO_SHARE * pairs && evenZeros < oddZeros / 10) {
            return TextEncoding.UTF_16LE;
        }
        if (evenZeros > WIDE_ZERO_SHARE * pairs && oddZeros < evenZeros / 10) {
            return TextEncoding.UTF_16BE;
        }
        return TextEncoding.UTF_8;
    }

    /** Says so when the bytes, in this encoding, are no text. */
    Option<ReadingRefusal> refusalFor(byte[] head) {
        if (encoding.isWide()) {
            return Option.none();
        }
        int controls = 0;
        int zeroRuns = 0;
        int others = 0;
        int previous = -1;
        for (byte signed : head) {
            int b = signed & 0xff;
            if (b == 0) {
                zeroRuns += previous != 0 ? 1 : 0;
            } else {
                others++;
                controls += isOddControl(b) ? 1 : 0;
            }
            previous = b;
        }
        // Zero bytes in a few long runs are holes in a text; sprinkled everywhere they are binary numbers.
        boolean binary = others > 0 && (controls + zeroRuns) > Math.max(2, BINARY_CONTROL_SHARE * others);
        return binary
                ? Option.some(new ReadingRefusal.NotText(ContentKind.UNKNOWN, "binary data of an unknown format"))
                : Option.none();
    }

    private static boolean isOddControl(int b) {
        return (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\b' && b != 0x1b) || b == 0x7f;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
