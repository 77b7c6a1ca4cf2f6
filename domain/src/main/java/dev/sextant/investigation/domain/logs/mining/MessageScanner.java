package dev.sextant.investigation.domain.logs.mining;

import static dev.sextant.investigation.domain.logs.mining.Masking.BLANK;
import static dev.sextant.investigation.domain.logs.mining.Masking.DELIMITER;
import static dev.sextant.investigation.domain.logs.mining.Masking.EMPTY;
import static dev.sextant.investigation.domain.logs.mining.Masking.MARK;
import static dev.sextant.investigation.domain.logs.mining.Masking.VALUE;

/**
 * Splits a message into columns, each a piece of text with the delimiters before it, and masks what is a value by its
 * look. Values that only punctuation joins become one; a quantity takes its unit along; a bracket that restates the
 * quantity before it in another unit is left out. One object is reused for all messages.
 */
final class MessageScanner {

    /** Columns kept; the rest of a longer message becomes one value. */
    static final int MOST_COLUMNS = 96;

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    String text = "";
    int columns;
    final byte[] kinds = new byte[MOST_COLUMNS + 2];
    final int[] starts = new int[MOST_COLUMNS + 2];
    final int[] ends = new int[MOST_COLUMNS + 2];
    /** Delimiters before each column, and after the last. */
    final int[] glueStarts = new int[MOST_COLUMNS + 2];

    final int[] glueEnds = new int[MOST_COLUMNS + 2];
    final long[] hashes = new long[MOST_COLUMNS + 2];
    private long glueHash;

    /** Splits and masks {@code message}; returns the hash of what is left. */
    long scan(String message) {
        text = message;
        columns = 0;
        int p = 0;
        int glue = 0;
        int length = lengthWithoutTrailingBlanks(message);
        while (p < length && columns < MOST_COLUMNS) {
            char c = message.charAt(p);
            byte kind = Masking.classOf(c);
            if (kind == BLANK) {
                p++;
            } else if (kind == DELIMITER) {
                p = delimiter(p, glue);
                glue = columns > 0 && ends[columns - 1] == p && kinds[columns - 1] == EMPTY ? p : glue;
            } else {
                int end = pieceEnd(p);
                if (hasContent(p, end) || isPlaceholder(p, end)) {
                    end = trimmed(p, end);
                    piece(glue, p, end);
                    glue = ends[columns - 1];
                    p = Math.max(end, glue);
                } else {
                    p = end;
                }
            }
        }
        if (p < length) {
            column(glue, p, length, VALUE);
            glue = length;
        }
        glueStarts[columns] = glue;
        glueEnds[columns] = length;
        return hash();
    }

    private static int lengthWithoutTrailingBlanks(String message) {
        int length = message.length();
        while (length > 0 && Masking.classOf(message.charAt(length - 1)) == BLANK) {
            length--;
        }
        return length;
    }

    /** Handles one delimiter at {@code p}; an empty bracket, quote or assignment becomes an empty column. */
    private int delimiter(int p, int glue) {
        char c = text.charAt(p);
        char next = p + 1 < text.length() ? text.charAt(p + 1) : ' ';
        if ((c == '(' && next == ')')
                || (c == '[' && next == ']')
                || (c == '{' && next == '}')
                || (c == '"' && next == '"')) {
            column(glue, p + 1, p + 1, EMPTY);
            return p + 1;
        }
        if (c == '='
                && p > 0
                && (Masking.classOf(next) == BLANK || next == ',' || next == ';')
                && Masking.classOf(text.charAt(p - 1)) == Masking.LETTER) {
            column(glue, p + 1, p + 1, EMPTY);
            return p + 1;
        }
        return p + 1;
    }

    private int pieceEnd(int from) {
        int p = from;
        int length = text.length();
        while (p < length) {
            char c = text.charAt(p);
            byte kind = Masking.classOf(c);
            if (kind == BLANK || (kind == DELIMITER && !isApostrophe(p))) {
                break;
            }
            if (c == '.' && p == from && p > 0 && text.charAt(p - 1) == '.') {
                return p + 1;
            }
            if (c == '.' && p + 1 < length && text.charAt(p + 1) == '.') {
                // leaders: name......value
                return p == from ? p + 1 : p;
            }
            p++;
        }
        return p;
    }

    private boolean isApostrophe(int p) {
        return text.charAt(p) == '\''
                && p > 0
                && p + 1 < text.length()
                && Masking.classOf(text.charAt(p - 1)) == Masking.LETTER
                && Masking.classOf(text.charAt(p + 1)) == Masking.LETTER;
    }

    private boolean hasContent(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Masking.classOf(text.charAt(i)) != MARK) {
                return true;
            }
        }
        return false;
    }

    /** Whether the piece is asterisks that stand where a number would. */
    private boolean isPlaceholder(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '*') {
                return false;
            }
        }
        return to - from > 1
                && columns > 0
                && kinds[columns - 1] == VALUE
                && to + 1 < text.length()
                && Masking.classOf(text.charAt(to + 1)) == Masking.DIGIT
                && isBlankGlue(ends[columns - 1], from);
    }

    private int trimmed(int from, int to) {
        int end = to;
        while (end > from + 1
                && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '!' || text.charAt(end - 1) == '?')) {
            end--;
        }
        return end;
    }

    private void piece(int glue, int from, int to) {
        byte kind = Masking.kind(text, from, to);
        int last = columns - 1;
        if (last >= 0 && joins(last, kind, from, to)) {
            kinds[last] = VALUE;
            ends[last] = to;
            return;
        }
        if (last >= 0
                && kinds[last] == VALUE
                && kind == Masking.WORD
                && isBlankGlue(ends[last], from)
                && Masking.isUnit(text, from, to)) {
            ends[last] = to;
            dropRestatement(last, to);
            return;
        }
        int start = from;
        if (kind == VALUE) {
            start = dateNames(from);
            if (start < from) {
                ends[columns - 1] = to;
                return;
            }
        }
        column(glue, comparison(glue, start, kind), to, kind);
        if (kind == VALUE && Masking.isQuantity(text, from, to)) {
            dropRestatement(columns - 1, to);
        }
    }

    /** Whether the piece is one value with the column before it: a list, an address with its port, pairs of hex digits. */
    private boolean joins(int last, byte kind, int from, int to) {
        int glue = ends[last];
        if (from == glue || kinds[last] == EMPTY) {
            return false;
        }
        if (kind == VALUE && kinds[last] == VALUE) {
            return isJoint(glue, from) || isRun(last, from);
        }
        if (from - glue != 1 || text.charAt(glue) != ':') {
            return false;
        }
        boolean pairBefore = Masking.isHexPair(text, starts[last], glue);
        if (kind == VALUE) {
            return pairBefore || Masking.isAddress(text, starts[last], glue);
        }
        return Masking.isHexPair(text, from, to) && (pairBefore || kinds[last] == VALUE);
    }

    /** Turns names of month and weekday right before a number at {@code from} into one value; its start, or {@code from}. */
    private int dateNames(int from) {
        int start = from;
        int last = columns - 1;
        int end = from;
        while (last >= 0
                && kinds[last] == Masking.WORD
                && isBlankGlue(ends[last], end)
                && Masking.isDateName(text, starts[last], ends[last])) {
            start = starts[last];
            end = start;
            last--;
        }
        if (start < from) {
            columns = last + 2;
            kinds[columns - 1] = VALUE;
        }
        return start;
    }

    private int comparison(int glue, int from, byte kind) {
        return kind == VALUE
                        && from - 1 >= glue
                        && (text.charAt(from - 1) == '<' || text.charAt(from - 1) == '>')
                        && Masking.classOf(text.charAt(from)) == Masking.DIGIT
                        && (from < 2 || Masking.classOf(text.charAt(from - 2)) == BLANK)
                ? from - 1
                : from;
    }

    /** Leaves out the quantity in column {@code last} when it stands alone in round brackets behind another column. */
    private void dropRestatement(int last, int end) {
        if (last > 0
                && end < text.length()
                && text.charAt(end) == ')'
                && starts[last] > 1
                && text.charAt(starts[last] - 1) == '('
                && text.charAt(starts[last] - 2) == ' '
                && starts[last] - 2 == ends[last - 1]) {
            columns--;
            ends[last - 1] = end + 1;
            dropped[last - 1] = true;
        }
    }

    private final boolean[] dropped = new boolean[MOST_COLUMNS + 2];

    private boolean isJoint(int from, int to) {
        int length = to - from;
        char c = text.charAt(from);
        boolean joiner = c == ':' || c == ',' || c == '|';
        return (length == 1 && joiner) || (length == 2 && c == ',' && text.charAt(from + 1) == ' ');
    }

    /** Whether a value at {@code from} is the third or a later one with nothing but blanks between: a list of any length. */
    private boolean isRun(int last, int from) {
        return last > 0
                && kinds[last - 1] == VALUE
                && isBlankGlue(ends[last], from)
                && isBlankGlue(ends[last - 1], starts[last]);
    }

    private boolean isBlankGlue(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Masking.classOf(text.charAt(i)) != BLANK) {
                return false;
            }
        }
        return to > from;
    }

    private void column(int glue, int from, int to, byte kind) {
        glueStarts[columns] = glue;
        glueEnds[columns] = from;
        starts[columns] = from;
        ends[columns] = to;
        kinds[columns] = kind;
        dropped[columns] = false;
        columns++;
    }

    private long hash() {
        long hash = columns;
        long glue = columns;
        for (int i = 0; i < columns; i++) {
            glue = mix(glue, glueHash(i));
            hashes[i] = computeHash(i);
            hash = mix(hash, hashes[i]);
        }
        glueHash = mix(glue, glueHash(columns));
        return mix(hash, glueHash);
    }

    /** Hash of all delimiters. */
    long glueHash() {
        return glueHash;
    }

    /** Hash of what stands in a column: of its characters for a word, the same for all values. */
    long columnHash(int i) {
        return hashes[i];
    }

    private long computeHash(int i) {
        if (kinds[i] >= VALUE) {
            return kinds[i] == VALUE ? Cluster.VALUE_HASH : Cluster.EMPTY_HASH;
        }
        long hash = PRIME;
        int end = wordEnd(i);
        for (int p = starts[i]; p < end; p++) {
            hash = (hash ^ text.charAt(p)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The text of a column that is a word. */
    String word(int i) {
        return text.substring(starts[i], wordEnd(i));
    }

    private int wordEnd(int i) {
        if (!dropped[i]) {
            return ends[i];
        }
        return text.lastIndexOf(" (", ends[i]);
    }

    private long glueHash(int i) {
        long hash = 7;
        boolean blank = false;
        for (int p = glueStarts[i]; p < glueEnds[i]; p++) {
            char c = text.charAt(p);
            if (c <= ' ') {
                blank = true;
            } else {
                hash = hash * 131 + (blank ? 3 : 0) + c;
                blank = false;
            }
        }
        return blank ? hash * 131 + 1 : hash;
    }

    /** The delimiters before a column, runs of blanks as one. */
    String glue(int i) {
        StringBuilder glue = new StringBuilder();
        for (int p = glueStarts[i]; p < glueEnds[i]; p++) {
            char c = text.charAt(p);
            if (c > ' ') {
                glue.append(c);
            } else if (glue.isEmpty() || glue.charAt(glue.length() - 1) != ' ') {
                glue.append(' ');
            }
        }
        return glue.toString();
    }

    static long mix(long hash, long value) {
        long h = (hash ^ value) * PRIME;
        return h ^ (h >>> 29);
    }
}
