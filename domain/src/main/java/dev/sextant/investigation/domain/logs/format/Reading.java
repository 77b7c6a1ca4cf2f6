package dev.sextant.investigation.domain.logs.format;

import dev.sextant.investigation.domain.logs.Severity;

/** What a layout found in one line. One object is reused for all lines. */
final class Reading {

    /** The scanner, which holds the line's timestamp when {@link #timed}. */
    final TimeScanner time = new TimeScanner();

    final FieldScanner fields = new FieldScanner(new TimeScanner());

    /** Whether the line carries a timestamp. */
    boolean timed;

    Severity severity = Severity.UNKNOWN;
    String message = "";

    void clear() {
        timed = false;
        severity = Severity.UNKNOWN;
        message = "";
    }
}
