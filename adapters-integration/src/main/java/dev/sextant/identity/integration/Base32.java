package dev.sextant.identity.integration;

import io.vavr.control.Option;
import java.util.Locale;

/** Base32 without padding (RFC 4648, section 6), the form in which authenticator programs take keys. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MASK = 31;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte each : bytes) {
            buffer = (buffer << Byte.SIZE) | (each & 0xFF);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(ALPHABET.charAt((buffer >> held) & MASK));
            }
            buffer &= (1 << held) - 1;
        }
        if (held > 0) {
            text.append(ALPHABET.charAt((buffer << (BITS - held)) & MASK));
        }
        return text.toString();
    }

    /** Reads a text in any case, without padding; none when a character is foreign. Bits that fill no byte are dropped. */
    static Option<byte[]> decode(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        var bytes = new byte[upper.length() * BITS / Byte.SIZE];
        int buffer = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < upper.length(); i++) {
            int digit = ALPHABET.indexOf(upper.charAt(i));
            if (digit < 0) {
                return Option.none();
            }
            buffer = (buffer << BITS) | digit;
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes[at] = (byte) (buffer >> held);
                at++;
                buffer &= (1 << held) - 1;
            }
        }
        return Option.some(bytes);
    }
}
