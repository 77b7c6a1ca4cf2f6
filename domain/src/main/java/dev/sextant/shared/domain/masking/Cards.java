package dev.sextant.shared.domain.masking;

/** Finds payment cards: 13 to 19 digits, whose first belong to an issuer and whose last is the check digit of ISO/IEC 7812. */
final class Cards {

    private static final int FEWEST = 13;
    private static final int MOST = 19;

    /** How the digits of a card are grouped; the last group of a row may be shorter where it holds four. */
    private static final int[][] GROUPINGS = {
        {4, 4, 4, 4, 3},
        {4, 4, 4, 4, 2},
        {4, 4, 4, 4, 1},
        {4, 4, 4, 4},
        {4, 6, 5},
        {6, 13},
        {4, 4, 4, 3},
        {4, 6, 4},
        {4, 4, 4, 2},
        {4, 4, 5},
        {4, 4, 4, 1},
        {4, 3, 3, 3}
    };

    private Cards() {}

    /** Whether a run of digits without separators is a card. */
    static boolean findCompact(Window w, int from, int end, Span span) {
        int length = end - from;
        if (length < FEWEST || length > MOST || !isCard(w, from, end)) {
            return false;
        }
        char next = w.at(end);
        boolean more = w.isAttached(end) || (next == '.' && Letters.isDigit(w.at(end + 1)));
        return !more && span.set(from, end, MaskedShape.CARD);
    }

    /** Whether the first groups are a card; what follows behind a separator, such as an amount, is left. */
    static boolean findGrouped(Window w, int from, Groups groups, Span span) {
        char separator = groups.separator(0);
        if (groups.count < 2 || (separator != '-' && !Groups.isSpace(separator))) {
            return false;
        }
        for (int[] grouping : GROUPINGS) {
            if (groups.begin(grouping)) {
                int end = groups.end(grouping.length - 1);
                if (!w.isAttached(end) && isCard(w, from, end)) {
                    return span.set(from, end, MaskedShape.CARD);
                }
            }
        }
        return false;
    }

    private static boolean isCard(Window w, int from, int end) {
        int first = 0;
        int digits = 0;
        for (int p = from; digits < 4; p++) {
            if (Letters.isDigit(w.text[p])) {
                first = first * 10 + (w.text[p] - '0');
                digits++;
            }
        }
        return isIssued(first) && holds(w, from, end);
    }

    /** Whether cards begin with these four digits. Times in thousandths of a second and less, which begin with 1, do not. */
    private static boolean isIssued(int first) {
        int two = first / 100;
        return switch (first / 1000) {
            case 2 -> (first >= 2200 && first <= 2205) || (first >= 2221 && first <= 2720);
            case 3 -> two == 30 || (two >= 34 && two <= 39);
            case 4, 5, 6 -> true;
            case 8 -> two == 81;
            case 9 -> first == 9792;
            default -> false;
        };
    }

    private static boolean holds(Window w, int from, int end) {
        int sum = 0;
        boolean doubled = false;
        for (int p = end - 1; p >= from; p--) {
            int digit = w.text[p] - '0';
            if (digit >= 0 && digit <= 9) {
                int value = doubled ? digit * 2 : digit;
                sum += value > 9 ? value - 9 : value;
                doubled = !doubled;
            }
        }
        return sum % 10 == 0;
    }
}
