package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.Severity;

/** Colours for a terminal, or none. */
enum Style {
    /** No control characters at all. */
    PLAIN,
    /** ANSI colours. */
    COLOURED;

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String good(String text) {
        return paint("1;32", text);
    }

    String heading(String text) {
        return paint("1;4", text);
    }

    String level(Severity severity) {
        return switch (severity) {
            case FATAL, ERROR -> paint("1;31", severity.name());
            case WARN -> paint("33", severity.name());
            case INFO, DEBUG, TRACE, UNKNOWN -> severity.name();
        };
    }

    String error(String text) {
        return paint("31", text);
    }

    private String paint(String codes, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + codes + "m" + text + "\u001b[0m";
    }
}
