package dev.sextant.investigation.domain.logs.format;

import static dev.sextant.investigation.domain.logs.format.TimeScanner.charAt;
import static dev.sextant.investigation.domain.logs.format.TimeScanner.isDigit;
import static dev.sextant.investigation.domain.logs.format.TimeScanner.isLetter;

import dev.sextant.investigation.domain.logs.Severity;

/** Finds the ends of header fields. One object is reused for all lines; it allocates nothing per line. */
final class FieldScanner {

    static final int ABSENT = -1;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_BRACKET = 400;

    /** Severity that the last {@link HeaderField#LEVEL} stated. */
    Severity severity = Severity.UNKNOWN;

    private final TimeScanner time;

    FieldScanner(TimeScanner time) {
        this.time = time;
    }

    /** Position after the field and the blanks behind it, or {@link #ABSENT} when the field does not stand at {@code at}. */
    int skip(HeaderField field, String s, int at) {
        if (at >= s.length()) {
            return ABSENT;
        }
        int end = switch (field) {
            case TOKEN -> token(s, at);
            case TIME -> secondTime(s, at);
            case LEVEL -> level(s, at);
            case SEPARATOR -> separator(s, at);
            case NUMBER -> number(s, at);
            case BRACKET -> bracket(s, at);
            case SOURCE -> source(s, at);
            case TAG -> tag(s, at);
            case DOTTED_NAME -> dottedName(s, at);
            case PADDED_NAME -> paddedName(s, at);
            case PIPE -> pipe(s, at);
            case DASHED_NAME -> dashedName(s, at);
        };
        return end < 0 ? ABSENT : blanks(s, end);
    }

    static int blanks(String s, int at) {
        int p = at;
        while (p < s.length() && isBlank(s.charAt(p))) {
            p++;
        }
        return p;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static int word(String s, int at) {
        int p = at;
        while (p < s.length() && !isBlank(s.charAt(p))) {
            p++;
        }
        return p;
    }

    private static int token(String s, int at) {
        if (s.charAt(at) == '[') {
            int end = bracket(s, at);
            if (end > 0) {
                return end;
            }
        }
        return word(s, at);
    }

    private int secondTime(String s, int at) {
        return time.scan(s, at) ? time.end : ABSENT;
    }

    private int level(String s, int at) {
        char open = s.charAt(at);
        boolean bracketed = open == '[' || open == '<' || open == '(' || open == '|';
        int start = bracketed ? blanks(s, at + 1) : at;
        int end = letters(s, start);
        if (charAt(s, end) == ':' && open == '[') {
            // module:level of the web server
            start = end + 1;
            end = letters(s, start);
        }
        Severity found = Levels.named(s, start, end);
        if (found == Severity.UNKNOWN || (end - start == 1 && !Character.isUpperCase(s.charAt(start)))) {
            return ABSENT;
        }
        int p = end;
        while (isDigit(charAt(s, p))) {
            p++;
        }
        if (bracketed) {
            p = blanks(s, p);
            char close = charAt(s, p);
            if (close != ']' && close != '>' && close != ')' && close != '|') {
                return ABSENT;
            }
            p++;
        }
        char next = charAt(s, p);
        if (next == ':' || next == ',' || next == ';' || next == '|') {
            p++;
        } else if (!bracketed && next != 0 && !isBlank(next) && next != ']') {
            return ABSENT;
        }
        severity = found;
        return p;
    }

    private static int separator(String s, int at) {
        int p = at;
        while (p < s.length() && "-|:~>".indexOf(s.charAt(p)) >= 0) {
            p++;
        }
        return p > at && p - at <= 4 && (p == s.length() || isBlank(s.charAt(p))) ? p : ABSENT;
    }

    private static int number(String s, int at) {
        int start = s.charAt(at) == '*' || s.charAt(at) == '#' ? at + 1 : at;
        int p = start;
        while (p < s.length() && isDigit(s.charAt(p))) {
            p++;
        }
        if (p == start || (p < s.length() && !isBlank(s.charAt(p)) && s.charAt(p) != ']' && s.charAt(p) != ':')) {
            return ABSENT;
        }
        return charAt(s, p) == ']' || charAt(s, p) == ':' ? p + 1 : p;
    }

    static int bracket(String s, int at) {
        char open = s.charAt(at);
        if (open != '[' && open != '(') {
            return ABSENT;
        }
        char close = open == '[' ? ']' : ')';
        int depth = 0;
        int limit = Math.min(s.length(), at + LONGEST_BRACKET);
        for (int p = at; p < limit; p++) {
            char c = s.charAt(p);
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                int end = p + 1;
                return charAt(s, end) == ':' ? end + 1 : end;
            }
        }
        return ABSENT;
    }

    private static int source(String s, int at) {
        int p = at;
        int dot = -1;
        while (p < s.length() && isNameChar(s.charAt(p))) {
            dot = s.charAt(p) == '.' ? p : dot;
            p++;
        }
        if (dot < 0 || charAt(s, p) != ':' || !isDigit(charAt(s, p + 1)) || !isSourceSuffix(s.substring(dot + 1, p))) {
            return ABSENT;
        }
        p++;
        while (isDigit(charAt(s, p))) {
            p++;
        }
        char next = charAt(s, p);
        if (next == ']' || next == ':') {
            return p + 1;
        }
        return next == 0 || isBlank(next) ? p : ABSENT;
    }

    private static boolean isSourceSuffix(String suffix) {
        return switch (suffix) {
            case "go",
                    "java",
                    "kt",
                    "scala",
                    "py",
                    "js",
                    "ts",
                    "rb",
                    "rs",
                    "c",
                    "cc",
                    "cpp",
                    "cxx",
                    "h",
                    "hpp",
                    "cs",
                    "php",
                    "swift",
                    "m",
                    "mm",
                    "erl",
                    "ex",
                    "lua",
                    "pl" -> true;
            default -> false;
        };
    }

    private static int tag(String s, int at) {
        int limit = Math.min(s.length(), at + LONGEST_NAME);
        int p = at;
        while (p < limit && isTagChar(s.charAt(p))) {
            p++;
        }
        if (p == at) {
            return ABSENT;
        }
        if (charAt(s, p) == '(' || charAt(s, p) == '[') {
            int closed = bracket(s, p);
            if (closed < 0) {
                return ABSENT;
            }
            p = s.charAt(closed - 1) == ':' ? closed - 1 : closed;
            if (charAt(s, p) == '[') {
                closed = bracket(s, p);
                p = closed < 0 ? p : s.charAt(closed - 1) == ':' ? closed - 1 : closed;
            }
        }
        if (s.charAt(p - 1) == ':' && (p == s.length() || isBlank(s.charAt(p)))) {
            return p - 1 > at ? p : ABSENT;
        }
        if (charAt(s, p) == ' ' && isLetter(charAt(s, p + 1))) {
            return processOfTwoWords(s, p + 1, limit);
        }
        if (charAt(s, p) == ' ' && (isDigit(charAt(s, p + 1)) || charAt(s, p + 1) == '(')) {
            // a version or an address between the name and its colon
            int q = word(s, p + 1);
            return s.charAt(q - 1) == ':' && q < limit ? q : ABSENT;
        }
        return charAt(s, p) == ':' && (p + 1 == s.length() || isBlank(s.charAt(p + 1))) ? p + 1 : ABSENT;
    }

    /** End of the second word of a program's name, which counts only with a process number behind it. */
    private static int processOfTwoWords(String s, int at, int limit) {
        int p = at;
        while (p < limit && isTagChar(s.charAt(p))) {
            p++;
        }
        if (charAt(s, p) != '[' || !isDigit(charAt(s, p + 1))) {
            return ABSENT;
        }
        int closed = bracket(s, p);
        return closed > 0 && s.charAt(closed - 1) == ':' ? closed : ABSENT;
    }

    private static int dottedName(String s, int at) {
        int p = at;
        int dots = 0;
        while (p < s.length() && isNameChar(s.charAt(p))) {
            dots += s.charAt(p) == '.' ? 1 : 0;
            p++;
        }
        return dots > 0 && isLetter(s.charAt(at)) && p - at <= LONGEST_NAME && isBlank(charAt(s, p)) ? p : ABSENT;
    }

    private static int paddedName(String s, int at) {
        int p = at;
        while (p < s.length() && isNameChar(s.charAt(p))) {
            p++;
        }
        return p > at && isLetter(s.charAt(at)) && charAt(s, p) == ' ' && charAt(s, p + 1) == ' ' ? p : ABSENT;
    }

    private static int pipe(String s, int at) {
        int limit = Math.min(s.length(), at + 60);
        int p = at;
        while (p < limit && s.charAt(p) != '|') {
            p++;
        }
        return p < limit && s.charAt(p) == '|' && (p == at || word(s, at) >= p - 1) ? p + 1 : ABSENT;
    }

    private static int dashedName(String s, int at) {
        int p = at;
        for (int tokens = 0; tokens < 3; tokens++) {
            p = word(s, p);
            if (charAt(s, p) == ' ' && charAt(s, p + 1) == '-' && charAt(s, p + 2) == ' ') {
                return p + 2;
            }
            p = blanks(s, p);
        }
        return ABSENT;
    }

    private static int letters(String s, int at) {
        int p = at;
        while (isLetter(charAt(s, p))) {
            p++;
        }
        return p;
    }

    private static boolean isNameChar(char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == '_' || c == '-' || c == '$' || c == '/' || c == '#';
    }

    private static boolean isTagChar(char c) {
        return isNameChar(c) || c == ':' || c == '@' || c == '*' || c == '<' || c == '>' || c == '%' || c == '+';
    }
}
