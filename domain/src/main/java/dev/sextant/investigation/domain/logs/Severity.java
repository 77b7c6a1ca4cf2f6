package dev.sextant.investigation.domain.logs;

/** How grave the writer of a record held it to be, in rising order; {@link #UNKNOWN} when the record does not say. */
public enum Severity {
    /** The record states no severity and none could be derived. */
    UNKNOWN(0),
    /** Finest detail, for following single steps. */
    TRACE(1),
    /** Detail for developers. */
    DEBUG(2),
    /** Normal operation. */
    INFO(3),
    /** Something unexpected from which the program recovered or may recover. */
    WARN(4),
    /** An operation failed. */
    ERROR(5),
    /** The program or a part of it cannot go on. */
    FATAL(6);

    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    /** Position in the rising order, from 0 for {@link #UNKNOWN}; an index for tables by severity. */
    public int rank() {
        return rank;
    }

    /** Whether this is {@link #ERROR} or worse. */
    public boolean isError() {
        return compareTo(ERROR) >= 0;
    }
}
