package dev.sextant.investigation.domain.logs.format;

import static dev.sextant.investigation.domain.logs.format.TimeScanner.charAt;

/** Lines of {@code key=value} pairs of which one is the time, the level or the message: logfmt, as Go's slog writes it. */
record LogfmtLayout() implements LineLayout {

    @Override
    public String name() {
        return "logfmt";
    }

    @Override
    public boolean timed() {
        return true;
    }

    /**
     * Whether the line is logfmt. The message is the value of the message key followed by the pairs behind it, so that
     * their values can vary in the template; without such a key, the line.
     */
    @Override
    public boolean read(String line, Reading into) {
        into.clear();
        int p = FieldScanner.blanks(line, 0);
        boolean known = false;
        int firstOther = -1;
        String message = "";
        boolean hasMessage = false;
        while (p < line.length()) {
            int equals = p;
            while (equals < line.length() && isKeyChar(line.charAt(equals))) {
                equals++;
            }
            if (equals == p || charAt(line, equals) != '=') {
                return known && hasMessage && finish(line, message, firstOther, into);
            }
            int start = equals + 1;
            boolean quoted = charAt(line, start) == '"';
            int end = quoted ? closingQuote(line, start + 1) : FieldScanner.word(line, start);
            int from = quoted ? start + 1 : start;
            KeyRole role = KeyRole.of(line.substring(p, equals));
            switch (role) {
                case TIME -> known |= into.timed |= into.time.scan(line, from);
                case LEVEL -> {
                    into.severity = Levels.named(line, from, end);
                    known |= into.severity != dev.sextant.investigation.domain.logs.Severity.UNKNOWN;
                }
                case MESSAGE -> {
                    message = line.substring(from, end);
                    hasMessage = true;
                    known = true;
                }
                case STATUS, METHOD, TARGET, OTHER -> {
                    into.request.take(role, line, from, end);
                    firstOther = hasMessage && firstOther < 0 ? p : firstOther;
                }
            }
            p = FieldScanner.blanks(line, quoted ? Math.min(end + 1, line.length()) : end);
        }
        return known && finish(line, hasMessage ? message : line, firstOther, into);
    }

    private static boolean finish(String line, String message, int firstOther, Reading into) {
        into.message = firstOther < 0 ? message : message + " " + line.substring(firstOther);
        into.tellRequest(false);
        return true;
    }

    private static boolean isKeyChar(char c) {
        return c > ' ' && c != '=' && c != '"' && c < 127;
    }

    private static int closingQuote(String line, int at) {
        int p = at;
        while (p < line.length() && line.charAt(p) != '"') {
            p += line.charAt(p) == '\\' ? 2 : 1;
        }
        return Math.min(p, line.length());
    }
}
