package dev.sextant.shared.domain.masking;

/**
 * Finds blocks of RFC 7468 and their relatives (OpenSSH, PGP, RFC 4716) of any kind, with real line breaks or with those of a string in JSON. A block that breaks off is taken as far as its
 * lines look like it.
 */
final class PemBlocks {

    private static final int LONGEST_LABEL = 64;
    private static final int SHORT_LINE = 16;

    private PemBlocks() {}

    /** Whether a block begins at a hyphen. */
    static boolean find(Window w, int from, Span span) {
        if (w.at(from + 1) != '-' || w.at(from + 2) != '-' || w.at(from + 3) != '-') {
            return false;
        }
        int body = markerEnd(w, from, "BEGIN ");
        return body > 0 && span.set(from, blockEnd(w, from, body), MaskedShape.PEM);
    }

    /** Whether a value is better left to this search. */
    static boolean begins(Window w, int from) {
        return w.at(from) == '-' && w.at(from + 1) == '-' && markerEnd(w, from, "BEGIN ") > 0;
    }

    /** Position behind a line such as {@code -----BEGIN CERTIFICATE-----}, or -1. */
    private static int markerEnd(Window w, int from, String word) {
        int p = dashesEnd(w, from);
        if (p - from < 4) {
            return -1;
        }
        boolean spaced = w.at(p) == ' ';
        if (spaced) {
            p++;
        }
        if (!w.hasAt(p, word)) {
            return -1;
        }
        int label = p + word.length();
        for (p = label; p - label < LONGEST_LABEL; p++) {
            char c = w.at(p);
            if (c == '-' && w.at(p + 1) == '-') {
                return spaced == (w.at(p - 1) == ' ') ? dashesEnd(w, p) : -1;
            }
            if (!Letters.isAlphanumeric(c) && c != ' ' && c != '/' && c != '.' && c != '-') {
                return -1;
            }
        }
        return -1;
    }

    private static int dashesEnd(Window w, int from) {
        int p = from;
        while (p - from < 5 && w.at(p) == '-') {
            p++;
        }
        return p;
    }

    private static int blockEnd(Window w, int from, int body) {
        int limit = from + Window.MOST;
        int p = body;
        while (p < limit) {
            char c = w.at(p);
            if (c == Window.NOTHING) {
                break;
            }
            if (c == '-' && w.at(p + 1) == '-' && w.at(p + 2) == '-' && w.at(p + 3) == '-') {
                int end = markerEnd(w, p, "END ");
                if (end > 0) {
                    return Math.min(end, limit);
                }
                break;
            }
            p++;
        }
        return linesEnd(w, body, p, false);
    }

    /** Position behind what goes on of a block that was cut off for its length. */
    static int tailEnd(Window w, int from) {
        int limit = from + Window.MOST;
        return linesEnd(w, runEnd(w, from, limit), limit, true);
    }

    /** Position behind the lines from here on that look like those of a block. */
    private static int linesEnd(Window w, int from, int limit, boolean within) {
        int end = from;
        boolean body = within;
        while (end < limit) {
            int line = breakEnd(w, end, limit);
            int stop = runEnd(w, line, limit);
            boolean whole =
                    stop == limit || Letters.isLineEnd(w.at(stop)) || w.at(stop) == '\\' || Letters.isQuote(w.at(stop));
            if (line > end && stop > line && whole && (body || stop - line >= SHORT_LINE || stop == limit)) {
                body = true;
                end = stop;
            } else {
                int header = line > end && !body ? headerEnd(w, line, limit) : -1;
                if (header < 0) {
                    return end;
                }
                end = header;
            }
        }
        return end;
    }

    private static int runEnd(Window w, int from, int limit) {
        int p = from;
        while (p < limit && Letters.isBase64(w.at(p))) {
            p++;
        }
        return p;
    }

    /** Position behind line breaks, written out or as in JSON, and the blanks around them; {@code from} if there is none. */
    private static int breakEnd(Window w, int from, int limit) {
        int p = from;
        boolean broken = false;
        while (p < limit) {
            char c = w.at(p);
            boolean written = c == '\\' && (w.at(p + 1) == 'n' || w.at(p + 1) == 'r');
            if (!written && c != '\n' && c != '\r' && c != ' ' && c != '\t') {
                break;
            }
            broken |= written || c == '\n' || c == '\r';
            p += written ? 2 : 1;
        }
        return broken ? Math.min(p, limit) : from;
    }

    /** Position behind a header such as {@code Proc-Type: 4,ENCRYPTED}, or -1. */
    private static int headerEnd(Window w, int line, int limit) {
        int p = line;
        while (p < limit && p - line < 40 && (Letters.isLetter(w.at(p)) || w.at(p) == '-')) {
            p++;
        }
        if (p == line || w.at(p) != ':' || w.at(p + 1) != ' ') {
            return -1;
        }
        while (p < limit && !Letters.isLineEnd(w.at(p)) && w.at(p) != '\\') {
            p++;
        }
        return p;
    }
}
