package dev.sextant.investigation.domain.logs.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encodings that the reader tells apart. */
public enum TextEncoding {
    /** UTF-8, of which ASCII is a part. */
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    /** UTF-16, low byte first. */
    UTF_16LE("UTF-16LE", StandardCharsets.UTF_16LE),
    /** UTF-16, high byte first. */
    UTF_16BE("UTF-16BE", StandardCharsets.UTF_16BE),
    /** ISO 8859-1: what bytes are taken for that are no valid UTF-8. */
    LATIN_1("ISO-8859-1", StandardCharsets.ISO_8859_1);

    private final String label;
    private final Charset charset;

    TextEncoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    /** The IANA name. */
    public String label() {
        return label;
    }

    Charset charset() {
        return charset;
    }

    /** Whether every character takes two bytes or four, so that the bytes must be recoded before lines can be told apart. */
    boolean isWide() {
        return this == UTF_16LE || this == UTF_16BE;
    }
}
