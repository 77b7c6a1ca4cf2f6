package dev.sextant.shared.domain.masking;

/** Finds where the value behind a key begins and ends. */
final class Values {

    private static final String[] NO_SECRETS = {"true", "false", "null", "none", "nil", "undefined", "yes", "no"};

    int start;
    int end;
    private int opening;

    /**
     * Reads the value behind a separator; whether there is one on the same line.
     *
     * @param toLineEnd whether a value without quotes may hold spaces
     * @param doubling whether a quote within quotes may be written twice, as nothing in JSON is
     */
    boolean read(Window w, int from, boolean toLineEnd, boolean doubling) {
        start = w.spacesEnd(from, 16);
        char first = w.at(start);
        if ((first == 'b' || first == 'r' || first == 'u') && Letters.isQuote(w.at(start + 1))) {
            start++;
        }
        opening = 0;
        while (opening < 7 && w.at(start + opening) == '\\') {
            opening++;
        }
        char quote = w.at(start + opening);
        if (Letters.isQuote(quote)) {
            start += opening + 1;
            end = quotedEnd(w, start, quote, opening, doubling);
        } else {
            opening = -1;
            end = toLineEnd ? lineEnd(w, start) : plainEnd(w, start);
        }
        return end > start;
    }

    /** Whether the value stands in quotes. */
    boolean isQuoted() {
        return opening >= 0;
    }

    /** Position behind a text in quotes, each with so many backslashes; the end of the line if they are not closed. */
    static int quotedEnd(Window w, int from, char quote, int escapes, boolean doubling) {
        int slashes = 0;
        int p = from;
        while (p - from < Window.MOST) {
            char c = w.at(p);
            if (Letters.isLineEnd(c)) {
                return p;
            }
            if (c == '\\') {
                slashes++;
            } else if (c == quote && closes(slashes, escapes)) {
                boolean doubled = doubling && escapes == 0 && p > from && quote != '`' && w.at(p + 1) == quote;
                if (!doubled) {
                    return p - Math.min(slashes, escapes);
                }
                p++;
                slashes = 0;
            } else {
                slashes = 0;
            }
            p++;
        }
        return p;
    }

    private static boolean closes(int slashes, int escapes) {
        return slashes < escapes || (slashes - escapes) % (2 * (escapes + 1)) == 0;
    }

    /** A value of YAML: up to the end of the line, without a comment. */
    private static int lineEnd(Window w, int from) {
        int p = from;
        int end = from;
        while (p - from < Window.MOST && !Letters.isLineEnd(w.at(p))) {
            char c = w.at(p);
            if (c == '#' && Letters.isBlank(w.before(p))) {
                return end;
            }
            p++;
            end = Letters.isBlank(c) ? end : p;
        }
        return end;
    }

    /** A value without quotes: up to a blank, a quote, or a mark behind which the next key stands. */
    static int plainEnd(Window w, int from) {
        int p = from;
        int open = 0;
        while (p - from < Window.MOST && !ends(w, p)) {
            char c = w.at(p);
            if (c == '(' || c == '[' || c == '{') {
                open++;
            } else if (c == ')' || c == ']' || c == '}') {
                if (open == 0 && isOutside(w, p + 1)) {
                    break;
                }
                open--;
            }
            p++;
        }
        return p;
    }

    private static boolean ends(Window w, int at) {
        char c = w.at(at);
        if (Letters.isBlank(c) || c == '"' || c == '\'' || c == '`') {
            return true;
        }
        if (c == '\\') {
            char next = w.at(at + 1);
            return next == 'n' || next == 'r' || next == 't' || next == '"';
        }
        return (c == ',' || c == ';' || c == '&' || c == '|')
                && (isOutside(w, at + 1) || isKey(w, at + 1) || MaskedShape.formAt(w, at + 1, false) > 0);
    }

    private static boolean isOutside(Window w, int at) {
        char c = w.at(at);
        return Letters.isBlank(c)
                || Letters.isQuote(c)
                || c == ','
                || c == ';'
                || c == ')'
                || c == ']'
                || c == '}'
                || c == '&'
                || c == '\\';
    }

    /** Whether a key with its separator stands here, so that what is in front of it is over. */
    private static boolean isKey(Window w, int from) {
        int p = from;
        while (p - from < 48 && (Letters.isToken(w.at(p)) || w.at(p) == '.')) {
            p++;
        }
        return p > from && (w.at(p) == '=' || w.at(p) == ':');
    }

    /** Whether a value stands for none, or says that it was taken out already. */
    boolean isNoSecret(Window w) {
        for (String word : NO_SECRETS) {
            if (end - start == word.length() && w.hasAtIgnoringCase(start, word)) {
                return true;
            }
        }
        char first = w.at(start);
        if (!isQuoted()
                && (first == '{' || first == '[')
                && (Letters.isBlank(w.at(start + 1)) || "\"'{[]}\\".indexOf(w.at(start + 1)) >= 0)) {
            return true;
        }
        boolean reference = first == '$' && w.at(start + 1) == '{' && w.before(end) == '}';
        return reference || isStars(w);
    }

    private boolean isStars(Window w) {
        for (int p = start; p < end; p++) {
            char c = w.text[p];
            if (c != '*'
                    && c != '\u2022'
                    && c != '.'
                    && c != '|'
                    && c != ','
                    && c != ';'
                    && c != ')'
                    && c != '}'
                    && c != '>') {
                return false;
            }
        }
        return true;
    }
}
