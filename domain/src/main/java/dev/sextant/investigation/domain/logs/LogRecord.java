package dev.sextant.investigation.domain.logs;

/**
 * One entry of a log: the line that starts it and the lines that continue it, such as a stack trace.
 *
 * @param source index of the file among the files that are analysed together
 * @param firstLine number of the physical line that starts the record, counted from 1
 * @param lastLine number of the last physical line that belongs to the record, at least {@code firstLine}
 * @param epochMillis time in milliseconds since 1970-01-01T00:00:00Z, or {@link #NO_TIME}
 * @param severity the stated or derived severity
 * @param message content of the first line after the header (time, level, process, logger) is taken off; for a format
 *     whose content stands on a second line, that line
 */
public record LogRecord(
        int source, long firstLine, long lastLine, long epochMillis, Severity severity, String message) {

    /** The value of {@link #epochMillis} in a record whose time is not known. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Whether the record's time is known. */
    public boolean hasTime() {
        return epochMillis != NO_TIME;
    }
}
