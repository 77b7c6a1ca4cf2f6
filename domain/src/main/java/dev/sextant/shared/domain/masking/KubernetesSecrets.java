package dev.sextant.shared.domain.masking;

/**
 * Knows whether a place of a text is within the data of a Kubernetes Secret, in YAML or JSON. The kind of the object may stand in front of its data or behind, as tools write it that sort
 * keys; so this looks ahead for it.
 */
final class KubernetesSecrets {

    private static final int FURTHER = 4096;

    /** What looking ahead for the kind of the object told. */
    private enum Ahead {
        SECRET,
        OTHER,
        UNTOLD
    }

    private boolean lastKindIsSecret;
    private int jsonEnd;
    private int yamlIndent = -1;

    private boolean keptKind;
    private int keptEnd;
    private int keptIndent = -1;

    /** Keeps the state, to come back to it when a search was starved. */
    void keep() {
        keptKind = lastKindIsSecret;
        keptEnd = jsonEnd;
        keptIndent = yamlIndent;
    }

    /** Goes back to the state that was kept. */
    void back() {
        lastKindIsSecret = keptKind;
        jsonEnd = keptEnd;
        yamlIndent = keptIndent;
    }

    /** The text in front was thrown away. */
    void shift(int by) {
        jsonEnd = Math.max(0, jsonEnd - by);
    }

    boolean isOpen() {
        return jsonEnd > 0 || yamlIndent >= 0;
    }

    /** Whether the value of a key is data of a Secret. */
    boolean isData(Window w, Keys key, int colon) {
        if (colon < jsonEnd) {
            return key.quoted;
        }
        jsonEnd = 0;
        int indent = yamlIndent < 0 ? -1 : key.indent(w);
        if (indent >= 0 && indent <= yamlIndent) {
            yamlIndent = -1;
        }
        return indent > yamlIndent && yamlIndent >= 0 && Letters.isBlank(w.at(colon + 1));
    }

    /** Hears of the kind of an object; never a find. */
    boolean kind(Window w, int from) {
        lastKindIsSecret = isSecret(w, from);
        return false;
    }

    private static boolean isSecret(Window w, int from) {
        int p = w.spacesEnd(from, 16);
        while (w.at(p) == '\\' || Letters.isQuote(w.at(p))) {
            p++;
        }
        return w.hasAt(p, "Secret") && !Letters.isWord(w.at(p + 6));
    }

    /** Hears of the data of an object; never a find. */
    boolean data(Window w, Keys key, int from) {
        int p = w.spacesEnd(from, 16);
        if (w.at(p) == '{' && key.quoted) {
            int end = flatEnd(w, p + 1, key.escapes);
            if (end > 0 && isSecret(kindAhead(w, end, key.escapes))) {
                jsonEnd = end;
            }
        } else if (Letters.isLineEnd(w.at(p)) && !key.quoted) {
            int indent = key.indent(w);
            if (indent >= 0 && isSecret(kindInLines(w, p, indent))) {
                yamlIndent = indent;
            }
        }
        return false;
    }

    private boolean isSecret(Ahead ahead) {
        return ahead == Ahead.SECRET || (ahead == Ahead.UNTOLD && lastKindIsSecret);
    }

    /** Position behind the brace that closes an object of texts; -1 if it holds anything else. */
    private static int flatEnd(Window w, int from, int escapes) {
        int limit = from + Window.MOST;
        int p = gapEnd(w, from, limit);
        while (p < limit && w.at(p) != '}') {
            p = quotedEnd(w, p, escapes);
            p = p < 0 ? -1 : gapEnd(w, p, limit);
            if (p < 0 || w.at(p) != ':') {
                return -1;
            }
            p = quotedEnd(w, gapEnd(w, p + 1, limit), escapes);
            p = p < 0 ? -1 : gapEnd(w, p, limit);
            if (p < 0 || (w.at(p) != ',' && w.at(p) != '}')) {
                return p < 0 ? -1 : Math.min(p, limit);
            }
            p = w.at(p) == ',' ? gapEnd(w, p + 1, limit) : p;
        }
        return Math.min(p + 1, limit);
    }

    /** Position behind the quotes that begin here, or -1. */
    private static int quotedEnd(Window w, int from, int escapes) {
        for (int i = 0; i < escapes; i++) {
            if (w.at(from + i) != '\\') {
                return -1;
            }
        }
        int open = from + escapes;
        if (w.at(open) != '"') {
            return -1;
        }
        int end = Values.quotedEnd(w, open + 1, '"', escapes, false);
        return end + escapes + 1;
    }

    private static int gapEnd(Window w, int from, int limit) {
        int p = from;
        while (p < limit) {
            char c = w.at(p);
            boolean written = c == '\\' && (w.at(p + 1) == 'n' || w.at(p + 1) == 't');
            if (!written && c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                break;
            }
            p += written ? 2 : 1;
        }
        return p;
    }

    /** Looks for the kind in the rest of an object in JSON. */
    private static Ahead kindAhead(Window w, int from, int escapes) {
        int depth = 0;
        int p = from;
        while (p - from < FURTHER && depth >= 0) {
            char c = w.at(p);
            if (c == Window.NOTHING) {
                break;
            }
            int quoted = c == '"' || (c == '\\' && escapes > 0) ? quotedEnd(w, p, escapes) : -1;
            if (quoted > 0) {
                int colon = depth == 0 ? gapEnd(w, quoted, from + FURTHER) : -1;
                if (colon > 0
                        && w.at(colon) == ':'
                        && w.hasAt(p + escapes + 1, "kind")
                        && quoted - p == 2 * escapes + 6) {
                    return isSecret(w, gapEnd(w, colon + 1, from + FURTHER)) ? Ahead.SECRET : Ahead.OTHER;
                }
                p = quoted;
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                p++;
            }
        }
        return Ahead.UNTOLD;
    }

    /** Looks for the kind in the lines of YAML behind the data. */
    private static Ahead kindInLines(Window w, int lineEnd, int indent) {
        int limit = lineEnd + Window.MOST;
        int p = deeperEnd(w, nextLine(w, lineEnd, limit), indent, limit);
        if (p >= limit) {
            return Ahead.SECRET;
        }
        int further = p + FURTHER;
        p = nextLine(w, p, further);
        while (p < further && w.at(p) != Window.NOTHING) {
            int first = w.spacesEnd(p, 128);
            if (first - p == indent && w.hasAt(first, "kind:")) {
                return isSecret(w, first + 5) ? Ahead.SECRET : Ahead.OTHER;
            }
            if (!Letters.isLineEnd(w.at(first)) && (first - p < indent || w.hasAt(first, "---"))) {
                break;
            }
            p = nextLine(w, first, further);
        }
        return Ahead.UNTOLD;
    }

    /** Position of the line behind this one. */
    static int nextLine(Window w, int from, int limit) {
        int p = from;
        while (p < limit && w.at(p) != '\n' && w.at(p) != Window.NOTHING) {
            p++;
        }
        return w.at(p) == '\n' ? p + 1 : p;
    }

    /** Position behind the last character of the lines from here on that are indented deeper. */
    static int deeperEnd(Window w, int from, int indent, int limit) {
        int end = from;
        int line = from;
        while (line < limit) {
            int first = w.spacesEnd(line, 256);
            if (w.at(first) == Window.NOTHING) {
                return end;
            }
            boolean empty = Letters.isLineEnd(w.at(first));
            if (!empty && first - line <= indent) {
                return end;
            }
            int next = nextLine(w, first, limit);
            end = empty ? end : contentEnd(w, next);
            line = Math.max(next, line + 1);
        }
        return Math.min(line, limit);
    }

    private static int contentEnd(Window w, int next) {
        int p = next;
        while (p > 0 && (w.before(p) == '\n' || w.before(p) == '\r')) {
            p--;
        }
        return p;
    }
}
