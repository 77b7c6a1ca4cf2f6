package dev.sextant.shared.domain.masking;

/** Finds what begins with a digit at the beginning of a word: addresses, cards, telephone and social security numbers. */
final class Numbers {

    private static final int UUID_LENGTH = 36;

    private final Groups groups = new Groups();

    /** Groups of digits to be used by one search at a time. */
    Groups groups() {
        return groups;
    }

    boolean find(Window w, int from, Span span) {
        int end = w.digitsEnd(from, 24);
        int length = end - from;
        char next = w.at(end);
        if (next == '.' && length <= 3 && Addresses.find4(w, from, span)) {
            return true;
        }
        if (length <= 4 && (next == ':' || Letters.isHex(next)) && Addresses.find6(w, from, span)) {
            return true;
        }
        if (w.before(from) == '.' && Letters.isDigit(w.before(from - 1))) {
            return false;
        }
        if (Groups.isSeparator(next) && Letters.isDigit(w.at(end + 1)) && length <= 7) {
            groups.read(w, from);
            return findSocialSecurity(w, from, span)
                    || Cards.findGrouped(w, from, groups, span)
                    || Phones.findGrouped(w, from, groups, span);
        }
        return length >= 7 && findCompact(w, from, end, span);
    }

    private static boolean findCompact(Window w, int from, int end, Span span) {
        if (Cards.findCompact(w, from, end, span) || Phones.findLabelled(w, from, end, span)) {
            return true;
        }
        return end - from == 9
                && Groups.isEnd(w, end)
                && isGivenOut(w, from, from + 3, from + 5)
                && Labels.saysSocialSecurity(w, from)
                && span.set(from, end, MaskedShape.SSN);
    }

    private boolean findSocialSecurity(Window w, int from, Span span) {
        char separator = groups.separator(0);
        boolean spaced = Groups.isSpace(separator);
        if (!groups.begin(3, 2, 4) || (separator != '-' && !spaced) || !isGivenOut(w, from, from + 4, from + 7)) {
            return false;
        }
        boolean alone = groups.endsAfter(w, 3) && w.before(from) != '-' && !(spaced && Groups.isColumn(w, from));
        return (alone || (!w.isAttached(groups.end(2)) && Labels.saysSocialSecurity(w, from)))
                && span.set(from, groups.end(2), MaskedShape.SSN);
    }

    /** Whether such a number is given out: no area 000, 666 or 900 and above, no group 00, no serial number 0000. */
    private static boolean isGivenOut(Window w, int area, int group, int serial) {
        return w.text[area] != '9'
                && !w.hasAt(area, "000")
                && !w.hasAt(area, "666")
                && !w.hasAt(group, "00")
                && !w.hasAt(serial, "0000");
    }

    /** Position behind a UUID that begins here, or -1. */
    static int uuidEnd(Window w, int from) {
        if (w.at(from + 8) != '-') {
            return -1;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            char c = w.at(from + i);
            if (hyphen ? c != '-' : !Letters.isHex(c)) {
                return -1;
            }
        }
        return w.isAttached(from + UUID_LENGTH) ? -1 : from + UUID_LENGTH;
    }

    /** Position behind a date such as {@code 2026-03-01}, or -1. */
    static int dateEnd(Window w, int from) {
        boolean date = w.at(from + 4) == '-'
                && w.at(from + 7) == '-'
                && w.digitsEnd(from, 4) == from + 4
                && w.digitsEnd(from + 5, 2) == from + 7
                && w.digitsEnd(from + 8, 3) == from + 10;
        return date ? from + 10 : -1;
    }
}
