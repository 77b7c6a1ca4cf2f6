package dev.sextant.investigation.domain.logs.format;

import static dev.sextant.investigation.domain.logs.format.TimeScanner.charAt;
import static dev.sextant.investigation.domain.logs.format.TimeScanner.isDigit;

import dev.sextant.investigation.domain.logs.Severity;

/** One JSON object per line, as zap, zerolog, bunyan, pino, logstash encoders and container run-times write it. */
record JsonLayout() implements LineLayout {

    private static final int DEEPEST = 32;

    @Override
    public String name() {
        return "JSON lines";
    }

    @Override
    public boolean timed() {
        return true;
    }

    /**
     * Whether the line is a JSON object. The message is the value of its message key, or the line without one; when the line says how a request over HTTP ended, that follows, or stands in its place.
     */
    @Override
    public boolean read(String line, Reading into) {
        into.clear();
        int start = FieldScanner.blanks(line, 0);
        if (charAt(line, start) != '{') {
            return false;
        }
        into.message = line;
        Members members = new Members(line, into);
        if (members.object(start, "", 0) <= 0) {
            return false;
        }
        if (!members.hasMessage && into.request.isNamed()) {
            into.message = "";
        }
        into.tellRequest(true);
        return true;
    }

    /** Walks the members of one line. A truncated line is read as far as it goes. */
    private static final class Members {
        private final String line;
        private final Reading into;
        private boolean hasMessage;

        Members(String line, Reading into) {
            this.line = line;
            this.into = into;
        }

        /** Position after the object at {@code at}, or -1 when it is none. */
        int object(int at, String prefix, int depth) {
            int p = space(at + 1);
            if (charAt(line, p) == '}') {
                return p + 1;
            }
            while (true) {
                if (charAt(line, p) != '"') {
                    return -1;
                }
                int keyEnd = closing(p + 1);
                int colon = space(keyEnd + 1);
                if (charAt(line, colon) != ':') {
                    return -1;
                }
                String key = depth > 1 ? "" : prefix + line.substring(p + 1, keyEnd);
                p = member(key, space(colon + 1), depth);
                if (p < 0) {
                    return -1;
                }
                p = space(p);
                char next = charAt(line, p);
                if (next != ',') {
                    return next == '}' || p >= line.length() ? p + 1 : -1;
                }
                p = space(p + 1);
            }
        }

        private int member(String key, int at, int depth) {
            char c = charAt(line, at);
            if (c == '{') {
                return depth >= DEEPEST ? -1 : object(at, key + ".", depth + 1);
            }
            if (c == '[') {
                return array(at);
            }
            boolean quoted = c == '"';
            int from = quoted ? at + 1 : at;
            int end = quoted ? closing(from) : scalar(at);
            if (end == at) {
                return at >= line.length() ? at : -1;
            }
            use(depth > 1 ? KeyRole.OTHER : KeyRole.of(key), from, end, quoted);
            return quoted ? end + 1 : end;
        }

        private void use(KeyRole role, int from, int end, boolean quoted) {
            switch (role) {
                case TIME -> into.timed |= !into.timed && into.time.scan(line, from);
                case LEVEL -> {
                    Severity found = quoted ? Levels.named(line, from, end) : numericLevel(from, end);
                    into.severity = found == Severity.UNKNOWN ? into.severity : found;
                }
                case MESSAGE -> {
                    if (quoted && !hasMessage) {
                        into.message = unescaped(from, end);
                        hasMessage = true;
                    }
                }
                case STATUS, METHOD, TARGET -> into.request.take(role, line, from, end);
                case OTHER -> {}
            }
        }

        private Severity numericLevel(int from, int end) {
            return isDigit(line.charAt(from)) && end - from <= 2
                    ? Levels.number(Integer.parseInt(line, from, end, 10))
                    : Severity.UNKNOWN;
        }

        private int array(int at) {
            int depth = 0;
            int p = at;
            while (p < line.length()) {
                char c = line.charAt(p);
                if (c == '"') {
                    p = closing(p + 1);
                } else if (c == '[') {
                    depth++;
                } else if (c == ']' && --depth == 0) {
                    return p + 1;
                }
                p++;
            }
            return p;
        }

        private int scalar(int at) {
            int p = at;
            while (p < line.length() && ",}] \t".indexOf(line.charAt(p)) < 0) {
                p++;
            }
            return p;
        }

        private int closing(int at) {
            int p = at;
            while (p < line.length() && line.charAt(p) != '"') {
                p += line.charAt(p) == '\\' ? 2 : 1;
            }
            return Math.min(p, line.length());
        }

        private int space(int at) {
            int p = at;
            while (p < line.length() && line.charAt(p) <= ' ') {
                p++;
            }
            return p;
        }

        /** The string with its escapes resolved, up to its first line break. */
        private String unescaped(int from, int end) {
            int firstEscape = line.indexOf('\\', from);
            if (firstEscape < 0 || firstEscape >= end) {
                return line.substring(from, end);
            }
            StringBuilder text = new StringBuilder(end - from).append(line, from, firstEscape);
            for (int p = firstEscape; p < end; p++) {
                char c = line.charAt(p);
                if (c == '\\' && p + 1 < end) {
                    c = line.charAt(++p);
                    if (c == 'n' || c == 'r') {
                        break;
                    }
                    if (c == 'u' && p + 4 < end) {
                        c = unicode(p + 1);
                        p += 4;
                    } else if (c == 't') {
                        c = '\t';
                    }
                }
                text.append(c);
            }
            return text.toString();
        }

        private char unicode(int at) {
            int value = 0;
            for (int i = at; i < at + 4; i++) {
                value = value * 16 + Math.max(0, Character.digit(line.charAt(i), 16));
            }
            return (char) value;
        }
    }
}
