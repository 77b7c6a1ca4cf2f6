package dev.sextant.investigation.domain.logs.mining;

import java.util.Arrays;

/** Tells by its look alone whether a piece of a message is a value or may be a word of the template. */
final class Masking {

    /** A piece that may belong to the template. */
    static final byte WORD = 0;
    /** A word with one or two digits, such as {@code eth0}: a value as soon as another one differs in the digits only. */
    static final byte NUMBERED_WORD = 1;
    /** A value: number, address, path, identifier. */
    static final byte VALUE = 2;
    /** The place of a value that is empty: {@code ()}, {@code key=}. */
    static final byte EMPTY = 3;

    static final byte DELIMITER = 0;
    static final byte LETTER = 1;
    static final byte DIGIT = 2;
    static final byte MARK = 3;
    static final byte BLANK = 4;

    /** Longer pieces are values: no program writes such words. */
    static final int LONGEST_WORD = 80;

    private static final byte[] CLASSES = classes();

    private Masking() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        Arrays.fill(classes, MARK);
        Arrays.fill(classes, 0, 33, BLANK);
        for (char c : ",;=()[]{}<>\"'`|:".toCharArray()) {
            classes[c] = DELIMITER;
        }
        Arrays.fill(classes, 'a', 'z' + 1, LETTER);
        Arrays.fill(classes, 'A', 'Z' + 1, LETTER);
        Arrays.fill(classes, '0', '9' + 1, DIGIT);
        return classes;
    }

    /** Class of a character: delimiters end a piece, marks stand within one. */
    static byte classOf(char c) {
        return c < 128 ? CLASSES[c] : LETTER;
    }

    /** Kind of the piece from {@code from} to {@code to}, which holds at least one letter or digit. */
    static byte kind(String s, int from, int to) {
        if (to - from > LONGEST_WORD) {
            return VALUE;
        }
        int letters = 0;
        int digits = 0;
        int dots = 0;
        int slashes = 0;
        int ats = 0;
        boolean upper = false;
        boolean hex = true;
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            byte kind = classOf(c);
            if (kind == DIGIT) {
                digits++;
            } else if (kind == LETTER) {
                letters++;
                upper |= c <= 'Z';
                hex &= (c | 0x20) <= 'f';
            } else {
                hex = false;
                dots += c == '.' ? 1 : 0;
                slashes += c == '/' || c == '\\' ? 1 : 0;
                ats += c == '@' && i > from && i + 1 < to ? 1 : 0;
            }
        }
        char first = s.charAt(from);
        if (letters + digits == 0) {
            return VALUE;
        }
        boolean path = slashes > 1 || (slashes == 1 && (first == '/' || first == '\\' || dots > 1));
        if (path || ats > 0 || isHost(s, to, dots, upper)) {
            return VALUE;
        }
        if (digits == 0) {
            return (hex && to - from >= 8) || isLiteral(s, from, to) ? VALUE : WORD;
        }
        return letters > 0 && digits <= 2 && classOf(first) == LETTER && !hex ? NUMBERED_WORD : VALUE;
    }

    private static boolean isHost(String s, int to, int dots, boolean upper) {
        if (dots > 1 && upper) {
            int label = s.lastIndexOf('.', to - 1) + 1;
            return to - label >= 2
                    && to - label <= 4
                    && s.substring(label, to).chars().allMatch(c -> c >= 'a' && c <= 'z');
        }
        return !upper
                && (dots > 1
                        || (dots == 1
                                && (ends(s, to, ".com")
                                        || ends(s, to, ".net")
                                        || ends(s, to, ".org")
                                        || ends(s, to, ".edu")
                                        || ends(s, to, ".gov"))));
    }

    private static boolean ends(String s, int to, String suffix) {
        return s.startsWith(suffix, to - suffix.length());
    }

    private static boolean isLiteral(String s, int from, int to) {
        return switch (to - from) {
            case 4 ->
                s.startsWith("true", from)
                        || s.startsWith("True", from)
                        || s.startsWith("null", from)
                        || s.startsWith("None", from);
            case 5 -> s.startsWith("false", from) || s.startsWith("False", from);
            default -> false;
        };
    }

    /** Whether the piece is two hexadecimal digits, as in hardware addresses. */
    static boolean isHexPair(String s, int from, int to) {
        return to - from == 2
                && Character.digit(s.charAt(from), 16) >= 0
                && Character.digit(s.charAt(from + 1), 16) >= 0;
    }

    /** Whether the piece can stand before a port: a dotted name, or localhost. */
    static boolean isAddress(String s, int from, int to) {
        for (int i = from + 1; i < to - 1; i++) {
            if (s.charAt(i) == '.') {
                return true;
            }
        }
        return to - from == 9 && s.startsWith("localhost", from);
    }

    /** Whether the piece is a number with the symbol of a unit. */
    static boolean isQuantity(String s, int from, int to) {
        int p = from;
        while (p < to && (classOf(s.charAt(p)) == DIGIT || s.charAt(p) == '.')) {
            p++;
        }
        return p > from && p < to && isUnit(s, p, to);
    }

    /** Whether the piece is the symbol of a unit, which belongs to the number before it. */
    static boolean isUnit(String s, int from, int to) {
        char first = s.charAt(from);
        if (to - from > 4 || "BKkMGTPmunsHh%".indexOf(first) < 0) {
            return false;
        }
        return switch (s.substring(from, to)) {
            case "B",
                    "KB",
                    "kB",
                    "MB",
                    "GB",
                    "TB",
                    "PB",
                    "KiB",
                    "MiB",
                    "GiB",
                    "TiB",
                    "ms",
                    "us",
                    "ns",
                    "s",
                    "sec",
                    "secs",
                    "min",
                    "mins",
                    "Hz",
                    "kHz",
                    "KHz",
                    "MHz",
                    "GHz",
                    "%" -> true;
            default -> false;
        };
    }

    /** Whether the piece is the English three-letter name of a month or a day of the week. */
    static boolean isDateName(String s, int from, int to) {
        if (to - from != 3 || "JFMASONDTW".indexOf(s.charAt(from)) < 0) {
            return false;
        }
        return switch (s.substring(from, to)) {
            case "Jan",
                    "Feb",
                    "Mar",
                    "Apr",
                    "May",
                    "Jun",
                    "Jul",
                    "Aug",
                    "Sep",
                    "Oct",
                    "Nov",
                    "Dec",
                    "Mon",
                    "Tue",
                    "Wed",
                    "Thu",
                    "Fri",
                    "Sat",
                    "Sun" -> true;
            default -> false;
        };
    }
}
