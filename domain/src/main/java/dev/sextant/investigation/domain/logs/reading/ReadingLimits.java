package dev.sextant.investigation.domain.logs.reading;

/**
 * How much of a file the reader is willing to hold and to unpack.
 *
 * @param lineBytes bytes that are kept of a line, at least 16; what follows is counted as part of the line and dropped
 * @param unpackedBytes bytes that a compressed file may unpack to
 * @param unpackRatio how many times larger than its packed form the content may be; deflate reaches at most about 1,030
 * @param ratioFreeBytes unpacked bytes up to which the ratio is not judged, so that small repetitive files pass
 */
public record ReadingLimits(int lineBytes, long unpackedBytes, int unpackRatio, long ratioFreeBytes) {

    private static final ReadingLimits DEFAULTS = new ReadingLimits(64 << 10, 16L << 30, 200, 32L << 20);

    /** Refuses limits that would let nothing pass. */
    public ReadingLimits {
        if (lineBytes < 16 || unpackedBytes < 1 || unpackRatio < 1 || ratioFreeBytes < 0) {
            throw new IllegalArgumentException("limits must be positive and lineBytes at least 16");
        }
    }

    /** Lines of 64 KiB, 16 GiB unpacked, ratio 200 judged from 32 MiB on: more than logs reach, and read within a second. */
    public static ReadingLimits defaults() {
        return DEFAULTS;
    }
}
