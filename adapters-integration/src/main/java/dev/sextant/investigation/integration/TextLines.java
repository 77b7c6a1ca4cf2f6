package dev.sextant.investigation.integration;

import dev.sextant.investigation.application.EvidenceReader.Beginning;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text in UTF-8, one after the other, however long the text is. */
final class TextLines {

    /** Characters of a line that are read; a longer line is wrong. */
    static final int LONGEST = 1024 * 1024;

    private static final int MOST_LOOKED_AT = 40;
    private static final int BUFFER = 64 * 1024;
    private static final char MARK = '\uFEFF';

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int end;
    private long number;

    /** Lines of a content, which stays open. */
    TextLines(InputStream content) {
        this.reader = new InputStreamReader(content, StandardCharsets.UTF_8);
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /**
     * The next line without its end.
     *
     * @return none at the end of the text
     * @throws WrongValue when the line is too long; the rest of it is passed over
     */
    Option<String> next() throws IOException {
        if (!filled()) {
            return Option.none();
        }
        number++;
        var line = new StringBuilder();
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && filled()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            ended = at < end;
            if (line.length() + at - from > LONGEST) {
                tooLong = true;
            } else {
                line.append(buffer, from, at - from);
            }
            at += ended ? 1 : 0;
        }
        if (tooLong) {
            throw new WrongValue("line " + number, "The line is longer than " + LONGEST + " characters");
        }
        return Option.some(cleaned(line.toString()));
    }

    /** Whether there is something to read. */
    private boolean filled() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, reader.read(buffer, 0, BUFFER));
        }
        return end > 0;
    }

    /** The first lines of a beginning; the last one only where it is there as a whole. */
    static List<String> first(Beginning beginning) {
        String text = new String(beginning.bytes(), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (lines.size() < MOST_LOOKED_AT && from < text.length()) {
            int end = text.indexOf('\n', from);
            if (end < 0) {
                if (beginning.whole() || lines.isEmpty()) {
                    lines.add(cleaned(text.substring(from)));
                }
                return lines;
            }
            lines.add(cleaned(text.substring(from, end)));
            from = end + 1;
        }
        return lines;
    }

    private static String cleaned(String line) {
        int from = !line.isEmpty() && line.charAt(0) == MARK ? 1 : 0;
        int to = line.endsWith("\r") ? line.length() - 1 : line.length();
        return line.substring(from, Math.max(from, to));
    }
}
