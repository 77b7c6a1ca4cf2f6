package dev.sextant.investigation.domain.logs.change;

/**
 * Where a record stands.
 *
 * @param source index of the file among the files that are analysed together
 * @param line number of the record's first line, counted from 1
 */
public record Place(int source, long line) {

    private static final int LINE_BITS = 44;

    private static final long LINE_MASK = (1L << LINE_BITS) - 1;

    /** One number per place that sorts by file, then by line; holds files of 17 trillion lines. */
    static long packed(int source, long line) {
        return (long) source << LINE_BITS | (line & LINE_MASK);
    }

    static Place unpacked(long packed) {
        return new Place((int) (packed >>> LINE_BITS), packed & LINE_MASK);
    }
}
