package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.LogRecord;

/** The part of the axes that one file covers. */
final class SourceSpan {

    private long records;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private long firstPosition;
    private long lastPosition;
    private long outOfOrder;

    /** One bit per file; all files from the 64th on share the last. */
    static long bit(int source) {
        return 1L << Math.min(source, 63);
    }

    void add(LogRecord record, long position) {
        if (records == 0) {
            firstPosition = position;
        }
        records++;
        lastPosition = position;
        if (record.hasTime()) {
            firstMillis = Math.min(firstMillis, record.epochMillis());
            if (record.epochMillis() < lastMillis) {
                outOfOrder++;
            } else {
                lastMillis = record.epochMillis();
            }
        }
    }

    long records() {
        return records;
    }

    long outOfOrder() {
        return outOfOrder;
    }

    boolean isOn(Axis axis) {
        return records > 0 && (axis == Axis.POSITION || lastMillis != Long.MIN_VALUE);
    }

    long first(Axis axis) {
        return axis == Axis.TIME ? firstMillis : firstPosition;
    }

    /** Just after the last record. */
    long end(Axis axis) {
        return 1 + (axis == Axis.TIME ? lastMillis : lastPosition);
    }
}
