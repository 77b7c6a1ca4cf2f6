package dev.sextant.investigation.domain.logs.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), any number of members one after the other. Unlike the JDK's stream it does not throw when the data is cut,
 * damaged or grows too much: it ends, and {@link #ending()} says why, so that what came before is not lost.
 */
final class Gunzip extends InputStream {

    /** How the packed data ended. */
    enum Ending {
        /** Not yet at its end. */
        OPEN,
        /** At the end of a member, with nothing or only padding after it. */
        COMPLETE,
        /** In the middle of a member: the file was cut or is still being written. */
        TRUNCATED,
        /** A check sum or the structure is wrong. */
        DAMAGED,
        /** It unpacked to more than the limits allow. */
        TOO_LARGE
    }

    private static final int TRAILER_BYTES = 8;

    private static final int FLAG_HEADER_CRC = 2;

    private static final int FLAG_EXTRA = 4;

    private static final int FLAG_NAME = 8;

    private static final int FLAG_COMMENT = 16;

    private final InputStream packed;
    private final ReadingLimits limits;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[64 << 10];
    private int inputAt;
    private int inputEnd;
    private long packedBytes;
    private long unpackedBytes;
    private boolean inMember;
    private Ending ending = Ending.OPEN;
    private String reason = "";

    Gunzip(InputStream packed, ReadingLimits limits) {
        this.packed = packed;
        this.limits = limits;
    }

    Ending ending() {
        return ending;
    }

    /** What was met, when the ending is {@link Ending#DAMAGED}. */
    String reason() {
        return reason;
    }

    long packedBytes() {
        return packedBytes;
    }

    long unpackedBytes() {
        return unpackedBytes;
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
        try {
            while (ending == Ending.OPEN) {
                if (!inMember && !startMember()) {
                    ending = Ending.COMPLETE;
                    break;
                }
                int count = inflate(target, offset, length);
                if (count > 0) {
                    return count;
                }
            }
        } catch (EOFException cut) {
            ending = Ending.TRUNCATED;
        } catch (DataFormatException damaged) {
            ending = Ending.DAMAGED;
            String message = damaged.getMessage();
            reason = message == null ? "invalid deflate data" : message;
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException, DataFormatException {
        int count = inflater.inflate(target, offset, length);
        if (count > 0) {
            crc.update(target, offset, count);
            unpackedBytes += count;
            if (isTooLarge()) {
                ending = Ending.TOO_LARGE;
            }
            return count;
        }
        if (inflater.finished()) {
            inputAt = inputEnd - inflater.getRemaining();
            endMember();
        } else if (inflater.needsDictionary()) {
            throw new DataFormatException("preset dictionary");
        } else if (inflater.needsInput()) {
            refill();
            inflater.setInput(input, inputAt, inputEnd - inputAt);
        }
        return 0;
    }

    private boolean isTooLarge() {
        // What still waits in the buffer has not been unpacked yet.
        long consumed = Math.max(1, packedBytes - inflater.getRemaining());
        return unpackedBytes > limits.unpackedBytes()
                || (unpackedBytes > limits.ratioFreeBytes() && unpackedBytes / consumed >= limits.unpackRatio());
    }

    /** Reads a member's header; false at a clean end of the data. */
    private boolean startMember() throws IOException, DataFormatException {
        int first = nextOrEnd();
        while (first == 0) {
            first = nextOrEnd(); // tape blocks are padded with zeros
        }
        if (first < 0) {
            return false;
        }
        if (first != 0x1f || next() != 0x8b) {
            throw new DataFormatException("bytes after the last gzip member that are not gzip");
        }
        if (next() != 8) {
            throw new DataFormatException("unknown compression method");
        }
        int flags = next();
        skip(6);
        skipOptionalHeaderFields(flags);
        inflater.reset();
        crc.reset();
        inflater.setInput(input, inputAt, inputEnd - inputAt);
        inMember = true;
        return true;
    }

    private void skipOptionalHeaderFields(int flags) throws IOException {
        if ((flags & FLAG_EXTRA) != 0) {
            int low = next();
            skip(low | next() << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipToZero();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipToZero();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void endMember() throws IOException, DataFormatException {
        long trailer = 0;
        for (int i = 0; i < TRAILER_BYTES; i++) {
            trailer |= (long) next() << (8 * i);
        }
        if ((trailer & 0xffff_ffffL) != crc.getValue()
                || trailer >>> 32 != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new DataFormatException("wrong check sum");
        }
        inMember = false;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipToZero() throws IOException {
        int b = next();
        while (b != 0) {
            b = next();
        }
    }

    private int next() throws IOException {
        int b = nextOrEnd();
        if (b < 0) {
            throw new EOFException();
        }
        return b;
    }

    private int nextOrEnd() throws IOException {
        if (inputAt == inputEnd && !tryRefill()) {
            return -1;
        }
        return input[inputAt++] & 0xff;
    }

    private void refill() throws IOException {
        if (!tryRefill()) {
            throw new EOFException();
        }
    }

    private boolean tryRefill() throws IOException {
        int count = packed.read(input, 0, input.length);
        inputAt = 0;
        inputEnd = Math.max(0, count);
        packedBytes += inputEnd;
        return count > 0;
    }
}
