package dev.sextant.investigation.domain.logs;

/** How grave the writer of a record held it to be, in rising order; {@link #UNKNOWN} when the record does not say. */
public enum Severity {
    /** The record states no severity and none could be derived. */
    UNKNOWN,
    /** Finest detail, for following single steps. */
    TRACE,
    /** Detail for developers. */
    DEBUG,
    /** Normal operation. */
    INFO,
    /** Something unexpected from which the program recovered or may recover. */
    WARN,
    /** An operation failed. */
    ERROR,
    /** The program or a part of it cannot go on. */
    FATAL;

    /** Whether this is {@link #ERROR} or worse. */
    public boolean isError() {
        return compareTo(ERROR) >= 0;
    }
}
