package dev.sextant.investigation.domain.logs.reading;

import dev.sextant.investigation.domain.logs.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Splits bytes into lines. Lines end with LF or CR LF; a lone CR ends a line only in a text whose beginning has no LF at all, so
 * that line numbers agree with those of editors and {@code grep} and a progress bar's CRs do not shift them. A last line without
 * terminator counts. Zero bytes are dropped: a log that was cut by its rotation while the writer kept its position has millions.
 * A line that is no valid UTF-8 is read as Latin-1.
 */
final class LineSplitter {

    private final byte[] buffer;
    private final int lineBytes;
    private final byte terminator;
    private final Consumer<LogLine> lines;
    private int start;
    private int end;
    private boolean skipping;
    private String keptBeginning = "";
    private long count;
    private long truncated;
    private long notUtf8;
    private long beyondAscii;
    private boolean zeroBytes;

    LineSplitter(int lineBytes, boolean carriageReturnsOnly, Consumer<LogLine> lines) {
        this.lineBytes = lineBytes;
        this.buffer = new byte[Math.max(256 << 10, 4 * lineBytes)];
        this.terminator = (byte) (carriageReturnsOnly ? '\r' : '\n');
        this.lines = lines;
    }

    long count() {
        return count;
    }

    long truncated() {
        return truncated;
    }

    /** Lines that were read as Latin-1. */
    long notUtf8() {
        return notUtf8;
    }

    /** Lines with a character beyond ASCII. */
    long beyondAscii() {
        return beyondAscii;
    }

    boolean zeroBytes() {
        return zeroBytes;
    }

    /** Reads to the end and hands over every line. */
    void readAll(InputStream in) throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        while (read >= 0) {
            int from = end;
            end += read;
            emitCompleteLines(from);
            makeRoom();
            read = in.read(buffer, end, buffer.length - end);
        }
        if (skipping) {
            emitKept();
        } else if (end > start) {
            emit(end);
        }
    }

    private void emitCompleteLines(int from) {
        byte[] bytes = buffer;
        int limit = end;
        for (int i = from; i < limit; i++) {
            if (bytes[i] == terminator) {
                if (skipping) {
                    emitKept();
                } else {
                    emit(i);
                }
                start = i + 1;
            }
        }
    }

    /** Moves the line that is not complete yet to the front, or keeps only its beginning when it is too long. */
    private void makeRoom() {
        if (!skipping && end - start > lineBytes) {
            end = withoutZeroBytes(start, end);
        }
        if (!skipping && end - start > lineBytes) {
            keptBeginning = decode(start, characterBoundary(start + lineBytes));
            skipping = true;
        }
        if (skipping) {
            start = 0;
            end = 0;
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
    }

    /** Closes the gaps that zero bytes leave in a stretch of the buffer, and gives its new end. */
    private int withoutZeroBytes(int from, int to) {
        int at = from;
        for (int i = from; i < to; i++) {
            if (buffer[i] != 0) {
                buffer[at++] = buffer[i];
            }
        }
        zeroBytes |= at < to;
        return at;
    }

    private void emitKept() {
        truncated++;
        lines.accept(new LogLine(++count, keptBeginning, true));
        skipping = false;
        keptBeginning = "";
    }

    private void emit(int lineEnd) {
        int to = lineEnd;
        if (to > start && buffer[to - 1] == '\r') {
            to--;
        }
        if (to - start > lineBytes) {
            to = withoutZeroBytes(start, to);
        }
        boolean cut = to - start > lineBytes;
        if (cut) {
            to = characterBoundary(start + lineBytes);
            truncated++;
        }
        lines.accept(new LogLine(++count, decode(start, to), cut));
    }

    /** The last position up to {@code to} that does not split a UTF-8 character. */
    private int characterBoundary(int to) {
        int boundary = to;
        while (boundary > to - 4 && boundary > start && (buffer[boundary] & 0xc0) == 0x80) {
            boundary--;
        }
        return (buffer[boundary] & 0xc0) == 0x80 ? to : boundary;
    }

    private String decode(int from, int to) {
        String text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        if (text.length() != to - from || text.indexOf('\uFFFD') >= 0) {
            beyondAscii++;
            if (text.indexOf('\uFFFD') >= 0 && !isUtf8(from, to)) {
                notUtf8++;
                text = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
            }
        }
        if (text.indexOf('\0') >= 0) {
            zeroBytes = true;
            return text.replace("\0", "");
        }
        return text;
    }

    private boolean isUtf8(int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, to - from));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
