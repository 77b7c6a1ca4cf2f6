package dev.sextant.investigation.domain.logs.change;

/** What the changes of a log are placed on. */
public enum Axis {
    /** Time, in milliseconds since 1970-01-01T00:00:00Z. */
    TIME,
    /** Order of reading, in records from 0, for logs without usable times. */
    POSITION
}
