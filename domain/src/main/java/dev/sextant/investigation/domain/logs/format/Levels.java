package dev.sextant.investigation.domain.logs.format;

import dev.sextant.investigation.domain.logs.Severity;
import java.util.Locale;

/** The words and numbers by which logging libraries state severity. */
final class Levels {

    private static final int LONGEST = 11;

    private Levels() {}

    /** Severity named by the letters from {@code from} to {@code to}, in any case; {@code UNKNOWN} when they name none. */
    static Severity named(String s, int from, int to) {
        int length = to - from;
        if (length < 3 || length > LONGEST) {
            return length == 1 ? letter(s.charAt(from)) : Severity.UNKNOWN;
        }
        // most words of a log are no level: decide by the first letter before making a string
        return switch (s.charAt(from) | 0x20) {
            case 't', 'f', 'd', 'i', 'n', 'w', 'e', 's', 'c', 'a', 'p', 'v' -> word(s.substring(from, to));
            default -> Severity.UNKNOWN;
        };
    }

    /** Severity of a level word in any case; {@code UNKNOWN} when it is none. */
    static Severity word(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "TRACE", "TRC", "FINEST", "FINER", "VERBOSE", "VRB" -> Severity.TRACE;
            case "DEBUG", "DBG", "FINE" -> Severity.DEBUG;
            case "INFO", "INF", "INFORMATION", "NOTICE", "CONFIG" -> Severity.INFO;
            case "WARN", "WARNING", "WRN" -> Severity.WARN;
            case "ERROR", "ERR", "SEVERE", "FAILURE", "EROR" -> Severity.ERROR;
            case "FATAL", "FTL", "CRITICAL", "CRIT", "ALERT", "EMERG", "EMERGENCY", "PANIC", "PNC", "DPANIC" ->
                Severity.FATAL;
            default -> Severity.UNKNOWN;
        };
    }

    /** Severity of glog's and logcat's single capital letter. */
    static Severity letter(char c) {
        return switch (c) {
            case 'V', 'T' -> Severity.TRACE;
            case 'D' -> Severity.DEBUG;
            case 'I', 'N' -> Severity.INFO;
            case 'W' -> Severity.WARN;
            case 'E' -> Severity.ERROR;
            case 'F', 'A', 'C' -> Severity.FATAL;
            default -> Severity.UNKNOWN;
        };
    }

    /** Severity of a syslog priority value (RFC 5424, section 6.2.1): its lowest three bits. */
    static Severity priority(int value) {
        return switch (value & 7) {
            case 0, 1, 2 -> Severity.FATAL;
            case 3 -> Severity.ERROR;
            case 4 -> Severity.WARN;
            case 5, 6 -> Severity.INFO;
            default -> Severity.DEBUG;
        };
    }

    /** Severity of a numeric level of the bunyan and pino libraries (10 trace … 60 fatal), or of syslog (0 … 7). */
    static Severity number(int value) {
        if (value >= 0 && value <= 7) {
            return priority(value);
        }
        if (value < 10 || value > 60) {
            return Severity.UNKNOWN;
        }
        return switch (value / 10) {
            case 1 -> Severity.TRACE;
            case 2 -> Severity.DEBUG;
            case 3 -> Severity.INFO;
            case 4 -> Severity.WARN;
            case 5 -> Severity.ERROR;
            default -> Severity.FATAL;
        };
    }

    /** Severity of an HTTP status: a server's failure is an error, a client's a warning. */
    static Severity status(int status) {
        if (status >= 500) {
            return Severity.ERROR;
        }
        return status >= 400 ? Severity.WARN : Severity.INFO;
    }

    /**
     * Severity read off the words of a message that states none. Conservative: only words that programs write in front
     * of, or as the name of, a failure count; anything else stays {@code UNKNOWN}.
     */
    static Severity guess(String message) {
        int end = Math.min(message.length(), 160);
        Severity worst = Severity.UNKNOWN;
        int start = -1;
        for (int i = 0; i <= end; i++) {
            char c = i < end ? message.charAt(i) : ' ';
            if (TimeScanner.isLetter(c)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                Severity found = guessWord(message, start, i);
                worst = found.compareTo(worst) > 0 ? found : worst;
                start = -1;
            }
        }
        return worst;
    }

    private static Severity guessWord(String s, int from, int to) {
        int length = to - from;
        if (length < 4) {
            return Severity.UNKNOWN;
        }
        int first = s.charAt(from) | 0x20;
        boolean capital = s.charAt(from + 1) <= 'Z';
        if ((first == 'p' && matches(s, from, to, "panic"))
                || (capital && first == 'f' && matches(s, from, to, "fatal"))) {
            return Severity.FATAL;
        }
        if ((first == 'f'
                        && (matches(s, from, to, "failed")
                                || matches(s, from, to, "failure")
                                || matches(s, from, to, "fatal")))
                || (first == 'e' && (matches(s, from, to, "error") || matches(s, from, to, "errors")))
                || (to - from > 9 && s.startsWith("Exception", to - 9))
                || (first == 't' && matches(s, from, to, "traceback"))) {
            return Severity.ERROR;
        }
        return first == 'w' && (matches(s, from, to, "warning") || (capital && matches(s, from, to, "warn")))
                ? Severity.WARN
                : Severity.UNKNOWN;
    }

    private static boolean matches(String s, int from, int to, String word) {
        return to - from == word.length() && s.regionMatches(true, from, word, 0, word.length());
    }
}
