package dev.sextant.shared.domain.masking;

/**
 * Finds telephone numbers. A number without separators is one only behind a label, since it could be anything; with them it must have a form in use: a country code behind a plus sign or two
 * zeros, a trunk zero, or the three groups of North America.
 */
final class Phones {

    private static final int FEWEST = 7;
    private static final int MOST = 15;

    private Phones() {}

    /** Whether a number with a country code begins at a plus sign. */
    static boolean findInternational(Window w, int plus, Span span) {
        char first = w.at(plus + 1);
        if (first < '1' || first > '9' || w.isWithinWord(plus)) {
            return false;
        }
        return findOpen(w, plus, plus + 1, mostDigits(w, plus + 1), span);
    }

    /** Digits with all usual marks between them, from the country code on. */
    private static boolean findOpen(Window w, int start, int from, int most, Span span) {
        int digits = 0;
        int p = from;
        int end = from;
        int groups = 0;
        while (digits <= MOST) {
            int stop = w.digitsEnd(p, MOST + 1);
            if (stop == p || digits + stop - p > (groups == 0 ? MOST : most)) {
                break;
            }
            digits += stop - p;
            end = stop;
            p = markEnd(w, stop);
            groups++;
        }
        boolean decimal = groups == 2 && w.text[w.digitsEnd(from, MOST)] == '.';
        boolean enough = digits >= FEWEST + (groups == 1 ? 2 : 1) && !decimal;
        return enough && digits <= MOST && !w.isAttached(end) && span.set(start, end, MaskedShape.PHONE);
    }

    /** Position behind a single mark between groups: a space, hyphen, dot, slash or parentheses with a space beside them. */
    private static int markEnd(Window w, int at) {
        int p = at;
        if (Groups.isSeparator(w.at(p))) {
            p++;
        }
        if (w.at(p) == '(' || w.at(p) == ')') {
            p++;
            if (Groups.isSeparator(w.at(p))) {
                p++;
            }
        }
        return p;
    }

    /** Digits that a grouped number has at most: what follows behind a space is no part of it. */
    private static int mostDigits(Window w, int code) {
        int two = (w.at(code) - '0') * 10 + (w.at(code + 1) - '0');
        if (two < 20) {
            return 11;
        }
        return switch (two) {
            case 31, 33, 34, 41, 45, 47, 48, 65 -> 11;
            case 20, 32, 44, 46, 54, 60, 61, 62, 64, 66, 81, 82, 91, 98 -> 12;
            default -> 13;
        };
    }

    /** Whether a number begins with a group in parentheses, as {@code (555) 123-4567} or {@code (030) 123456}. */
    static boolean findParenthesised(Window w, int open, Groups groups, Span span) {
        int close = w.digitsEnd(open + 1, 6);
        int area = close - open - 1;
        if (area < 2 || area > 5 || w.at(close) != ')' || w.isWithinWord(open)) {
            return false;
        }
        int p = close + 1;
        if (Groups.isSeparator(w.at(p))) {
            p++;
        }
        if (!Letters.isDigit(w.at(p))) {
            return false;
        }
        groups.read(w, p);
        boolean american = area == 3 && w.at(open + 1) >= '2' && groups.begin(3, 4) && groups.endsAfter(w, 2);
        boolean trunk = w.at(open + 1) == '0' && isRest(groups, 0, 5, 9) && groups.endsAfter(w, groups.count);
        return (american || trunk) && span.set(open, groups.end(groups.count - 1), MaskedShape.PHONE);
    }

    /** Whether groups of digits are a national number, or one with a country code behind two zeros. */
    static boolean findGrouped(Window w, int from, Groups groups, Span span) {
        int count = groups.count;
        if (count < 2 || groups.digits(count) > MOST + 2 || w.before(from) == '.' || w.before(from) == '-') {
            return false;
        }
        boolean spaced = Groups.isSpace(groups.separator(0));
        if (!groups.endsAfter(w, count)
                || (spaced && Groups.isColumn(w, from))
                || !(isNational(w, from, groups) || Labels.saysPhone(w, from))) {
            return false;
        }
        int digits = groups.digits(count);
        return digits >= FEWEST && digits <= MOST + 2 && span.set(from, groups.end(count - 1), MaskedShape.PHONE);
    }

    private static boolean isNational(Window w, int from, Groups groups) {
        char first = w.at(from);
        char second = w.at(from + 1);
        if (first == '0' && second == '0') {
            return w.at(from + 2) >= '1' && groups.digits(groups.count) >= 11;
        }
        if (first == '0') {
            boolean date = groups.length(0) == 2 && groups.length(1) == 2 && groups.count < 5;
            return second >= '1'
                    && !date
                    && !endsWithYear(w, groups)
                    && groups.length(0) <= 5
                    && isRest(groups, 1, 9 - groups.length(0), 12 - groups.length(0));
        }
        boolean american = first >= '2'
                && first <= '9'
                && groups.count == 3
                && groups.begin(3, 3, 4)
                && groups.separator(0) != '/';
        return american || (first == '1' && groups.count == 4 && groups.begin(1, 3, 3, 4) && w.at(from + 2) >= '2');
    }

    /** Whether the last group is a year behind a hyphen, as in the numbers of documents. */
    private static boolean endsWithYear(Window w, Groups groups) {
        int last = groups.count - 1;
        int from = groups.end(last) - 4;
        boolean hyphen = groups.length(last) == 4 && groups.separator(last - 1) == '-';
        return hyphen && (w.hasAt(from, "19") || w.hasAt(from, "20"));
    }

    /** Whether the groups from one on hold between so many digits, have two digits each and are separated alike. */
    private static boolean isRest(Groups groups, int first, int fewest, int most) {
        for (int i = first; i < groups.count; i++) {
            boolean alike = i <= first || groups.separator(i - 1) == groups.separator(Math.max(first, i - 2));
            if (groups.length(i) < 2 || !(alike || i == first + 1)) {
                return false;
            }
        }
        int digits = groups.digits(groups.count) - groups.digits(first);
        return digits >= fewest && digits <= most;
    }

    /** Whether a run of digits without separators is called a telephone number. */
    static boolean findLabelled(Window w, int from, int end, Span span) {
        int length = end - from;
        return length >= FEWEST
                && length <= MOST
                && Groups.isEnd(w, end)
                && Labels.saysPhone(w, from)
                && span.set(from, end, MaskedShape.PHONE);
    }
}
