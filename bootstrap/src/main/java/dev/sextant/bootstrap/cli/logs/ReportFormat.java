package dev.sextant.bootstrap.cli.logs;

/** The forms of a report. */
enum ReportFormat {
    /** For a terminal. */
    text,
    /** For programs. */
    json,
    /** One page for a browser. */
    html
}
