package dev.sextant.investigation.domain.logs.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Gives the text of a stream in a wide encoding as UTF-8 bytes, so that lines are split in one place only. */
final class Utf8Recoder extends InputStream {

    private final Reader reader;
    private final char[] chars = new char[16 << 10];
    private byte[] bytes = new byte[0];
    private int at;
    private int pendingHighSurrogate = -1;

    Utf8Recoder(InputStream in, TextEncoding encoding) {
        this.reader = new InputStreamReader(in, encoding.charset());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == bytes.length) {
            if (!refill()) {
                return -1;
            }
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean refill() throws IOException {
        int from = 0;
        if (pendingHighSurrogate >= 0) {
            chars[from++] = (char) pendingHighSurrogate;
            pendingHighSurrogate = -1;
        }
        int read = reader.read(chars, from, chars.length - from);
        int length = from + Math.max(0, read);
        if (read < 0 && length == 0) {
            return false;
        }
        // A character beyond the basic plane may be split between two reads.
        if (read >= 0 && length > 0 && Character.isHighSurrogate(chars[length - 1])) {
            pendingHighSurrogate = chars[--length];
        }
        bytes = new String(chars, 0, length).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }
}
