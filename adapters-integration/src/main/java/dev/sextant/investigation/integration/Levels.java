package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.logs.Severity;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How grave writers hold what they say to be, in their words. */
final class Levels {

    private static final Pattern WORD =
            Pattern.compile("\\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL|PANIC)\\b");
    private static final int HEAD = 80;

    private Levels() {}

    /** The severity that a word names, in any case. */
    static Severity named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "trace" -> Severity.TRACE;
            case "debug" -> Severity.DEBUG;
            case "info", "information", "informational", "notice", "normal", "ok", "success" -> Severity.INFO;
            case "warn", "warning", "low", "medium" -> Severity.WARN;
            case "error", "err", "severe", "failure", "high" -> Severity.ERROR;
            case "fatal", "critical", "crit", "alert", "emerg", "emergency", "panic", "page" -> Severity.FATAL;
            default -> Severity.UNKNOWN;
        };
    }

    /** The severity that stands in capital letters at the beginning of a line. */
    static Severity in(String line) {
        Matcher matcher = WORD.matcher(line.substring(0, Math.min(line.length(), HEAD)));
        return matcher.find() ? named(matcher.group(1)) : Severity.UNKNOWN;
    }
}
