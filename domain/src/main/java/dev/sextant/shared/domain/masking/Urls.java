package dev.sextant.shared.domain.masking;

/** Finds the secret part of addresses of the form {@code scheme://user:password@host}. */
final class Urls {

    private static final int LONGEST = 2048;
    private static final int OPAQUE = 20;

    private Urls() {}

    /** Whether a password stands in the URL whose {@code ://} begins at the colon. */
    static boolean find(Window w, int colon, Span span) {
        if (!Letters.isWord(w.before(colon))) {
            return false;
        }
        int from = colon + 3;
        int mark = -1;
        int sign = -1;
        int p = from;
        while (p - from < LONGEST && !isEnd(w.at(p)) && !isPath(w.at(p))) {
            if (w.at(p) == ':' && mark < 0) {
                mark = p;
            } else if (w.at(p) == '@') {
                sign = p;
            }
            p++;
        }
        if (sign < 0 && mark >= 0 && isPath(w.at(p)) && w.at(from) != '[' && !isPort(w, mark + 1, p)) {
            sign = lastSign(w, p, from);
        }
        if (sign < 0) {
            return false;
        }
        int start = mark >= 0 && mark < sign ? mark + 1 : opaqueStart(w, from, sign);
        return start >= 0 && start < sign && span.set(start, sign, MaskedShape.CREDENTIAL);
    }

    /** Passwords that hold a slash are against the rules and in use. */
    private static int lastSign(Window w, int path, int from) {
        int sign = -1;
        for (int p = path; p - from < LONGEST && !isEnd(w.at(p)); p++) {
            if (w.at(p) == '@') {
                sign = p;
            }
        }
        return sign;
    }

    private static boolean isPort(Window w, int from, int end) {
        return w.digitsEnd(from, 6) == end;
    }

    /** Where a long run of letters and digits begins that stands in place of user and password; -1 if there is a name. */
    private static int opaqueStart(Window w, int from, int sign) {
        boolean digit = false;
        for (int p = from; p < sign; p++) {
            digit |= Letters.isDigit(w.at(p));
            if (!Letters.isToken(w.at(p))) {
                return -1;
            }
        }
        return digit && sign - from >= OPAQUE ? from : -1;
    }

    private static boolean isEnd(char c) {
        return Letters.isBlank(c) || Letters.isQuote(c) || c == '<' || c == '>' || c == '\\';
    }

    private static boolean isPath(char c) {
        return c == '/' || c == '?' || c == '#';
    }

    /** Whether a password stands behind {@code jdbc:oracle:thin:}, as {@code user/password@host}. */
    static boolean findOracle(Window w, int colon, Span span) {
        if (!w.hasBefore(colon, "oracle:thin") && !w.hasBefore(colon, "oracle:oci")) {
            return false;
        }
        int slash = -1;
        int p = colon + 1;
        while (p - colon < 256 && !isEnd(w.at(p)) && w.at(p) != '@') {
            slash = w.at(p) == '/' && slash < 0 ? p : slash;
            p++;
        }
        return slash > 0 && w.at(p) == '@' && p > slash + 1 && span.set(slash + 1, p, MaskedShape.CREDENTIAL);
    }
}
