package dev.sextant.investigation.domain.logs.reading;

import java.util.List;

/**
 * How the reading of a text went.
 *
 * @param encoding the encoding that the text was found to have
 * @param gzip whether it was unpacked from gzip
 * @param bytes bytes of content, after unpacking
 * @param lines physical lines
 * @param notes what a person should know about it, in sentences; empty when all was in order
 */
public record ReadingSummary(TextEncoding encoding, boolean gzip, long bytes, long lines, List<String> notes) {

    /** Copies the notes. */
    public ReadingSummary {
        notes = List.copyOf(notes);
    }
}
