package dev.sextant.shared.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a form part by looking for its delimiter in a window that moves over the body. The end of the part is reported as the end of the stream, after the form was seen to end
 * there too.
 */
final class FormStream extends InputStream {

    private static final int WINDOW = 64 * 1024;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final InputStream source;
    /** How a delimiter looks behind content: a line end, two hyphens and the boundary. */
    private final byte[] delimiter;

    private final byte[] window = new byte[WINDOW];
    private int start;
    private int end;
    private boolean drained;
    private boolean finished;

    FormStream(InputStream source, byte[] dashedBoundary) {
        this.source = source;
        this.delimiter = new byte[dashedBoundary.length + LINE_END.length];
        System.arraycopy(LINE_END, 0, delimiter, 0, LINE_END.length);
        System.arraycopy(dashedBoundary, 0, delimiter, LINE_END.length, dashedBoundary.length);
    }

    /** Passes the line of the first delimiter. */
    void skipToFirstPart() throws IOException {
        byte[] first = line(delimiter.length + LINE_END.length);
        byte[] wanted = Arrays.copyOfRange(delimiter, LINE_END.length, delimiter.length);
        if (!Arrays.equals(first, wanted)) {
            throw Upload.malformed("The form does not begin with its boundary.");
        }
    }

    /** Reads a line without its end. */
    byte[] line(int longest) throws IOException {
        int at = find(LINE_END, longest);
        if (at < 0) {
            throw Upload.malformed("A line of the form is too long, or the form breaks off.");
        }
        byte[] line = Arrays.copyOfRange(window, start, at);
        start = at + LINE_END.length;
        return line;
    }

    /** Where a pattern begins within the next bytes; -1 when it does not. */
    private int find(byte[] pattern, int within) throws IOException {
        for (int offset = 0; offset <= within; offset++) {
            if (!arrived(offset + pattern.length)) {
                return -1;
            }
            if (matches(start + offset, pattern)) {
                return start + offset;
            }
        }
        return -1;
    }

    /** Reads until that many bytes are in the window; false when the body ends before. */
    private boolean arrived(int bytes) throws IOException {
        while (end - start < bytes) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(int at, byte[] pattern) {
        return Arrays.equals(window, at, at + pattern.length, pattern, 0, pattern.length);
    }

    /** Reads on; false at the end of the body. */
    private boolean more() throws IOException {
        if (drained) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(window, start, window, 0, end - start);
            end -= start;
            start = 0;
        }
        int read = source.read(window, end, window.length - end);
        if (read < 0) {
            drained = true;
            return false;
        }
        end += read;
        return true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!finished) {
            int safe = content();
            if (safe > 0) {
                int count = Math.min(safe, length);
                System.arraycopy(window, start, into, offset, count);
                start += count;
                return count;
            }
            if (end - start >= delimiter.length && matches(start, delimiter)) {
                start += delimiter.length;
                expectEnd();
                finished = true;
            } else if (!more()) {
                throw Upload.malformed("The form breaks off.");
            }
        }
        return -1;
    }

    /** How many bytes from the start certainly belong to the content: those before a delimiter, or before what may be the beginning of one. */
    private int content() {
        for (int at = start; at < end; at++) {
            if (window[at] == delimiter[0]) {
                int known = Math.min(delimiter.length, end - at);
                if (Arrays.equals(window, at, at + known, delimiter, 0, known)) {
                    return at - start;
                }
            }
        }
        return end - start;
    }

    private void expectEnd() throws IOException {
        byte[] close = "--".getBytes(StandardCharsets.US_ASCII);
        if (find(close, 0) < 0) {
            throw Upload.malformed("The form must have a single part, named file.");
        }
        start += close.length;
        // Whatever stands behind the last delimiter has no meaning (RFC 2046, section 5.1.1), but must not be endless.
        int rest = end - start;
        start = end;
        while (rest <= WINDOW && more()) {
            rest += end - start;
            start = end;
        }
        if (rest > WINDOW) {
            throw Upload.malformed("The form goes on behind its end.");
        }
    }
}
