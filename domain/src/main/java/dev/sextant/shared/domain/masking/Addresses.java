package dev.sextant.shared.domain.masking;

/** Finds addresses of IPv4 and IPv6 (RFC 4291 and 4007), and tells them from versions, times, hardware addresses and names in programs. */
final class Addresses {

    private static final int LONGEST_ZONE = 32;

    private Addresses() {}

    /** Whether an IPv4 address begins at a digit at the beginning of a word. */
    static boolean find4(Window w, int from, Span span) {
        char before = w.before(from);
        if (before == '.' && Letters.isDigit(w.before(from - 1))) {
            return false;
        }
        int end = quadEnd(w, from);
        if (end < 0 || w.isAttached(end) || isVersion(w, from, end)) {
            return false;
        }
        if (w.at(end) == '.' && Letters.isDigit(w.at(end + 1)) && !isCaptured(w, from, end)) {
            return false;
        }
        return span.set(from, end, MaskedShape.IP);
    }

    /** Position behind four numbers of at most 255 with dots between them, or -1. */
    static int quadEnd(Window w, int from) {
        int p = from;
        for (int i = 0; i < 4; i++) {
            int stop = w.digitsEnd(p, 4);
            if (stop == p || stop - p > 3 || value(w, p, stop) > 255 || (i < 3 && w.at(stop) != '.')) {
                return -1;
            }
            p = stop + 1;
        }
        return p - 1;
    }

    private static int value(Window w, int from, int to) {
        int value = 0;
        for (int p = from; p < to; p++) {
            value = value * 10 + w.text[p] - '0';
        }
        return value;
    }

    /** Packet captures write the port as a fifth number: {@code IP 10.0.0.1.53 > 10.0.0.2.4321:}. */
    private static boolean isCaptured(Window w, int from, int end) {
        int stop = w.digitsEnd(end + 1, 6);
        return stop - end <= 6
                && (w.at(stop) == ':' || w.at(stop) == ' ')
                && (w.hasBefore(from, "ip ") || w.hasBefore(from, "> "));
    }

    private static boolean isVersion(Window w, int from, int end) {
        boolean attached = w.before(from) == '-' && Letters.isLetter(w.before(from - 1));
        boolean file = w.at(end) == '-' || (w.at(end) == '.' && Letters.isLetter(w.at(end + 1)));
        return (attached && file) || Labels.saysVersion(w, from);
    }

    /** Whether an IPv6 address begins at a hexadecimal digit at the beginning of a word, or at two colons. */
    static boolean find6(Window w, int from, Span span) {
        char before = w.before(from);
        boolean within = before == ':' && (Letters.isHex(w.before(from - 1)) || w.before(from - 1) == ':');
        boolean attached = w.at(from) == ':' && w.isWithinWord(from);
        if (within || attached || before == '.') {
            return false;
        }
        int end = end6(w, from);
        return end > 0 && span.set(from, zoneEnd(w, end), MaskedShape.IP);
    }

    private static int end6(Window w, int from) {
        boolean gap = w.at(from) == ':';
        if (gap && (w.at(from + 1) != ':' || !Letters.isHex(w.at(from + 2)))) {
            return -1;
        }
        boolean quad = false;
        int groups = 0;
        int p = gap ? from + 2 : from;
        while (groups < 8) {
            int stop = hexEnd(w, p);
            if (stop - p > 4) {
                return -1;
            }
            int quadEnd = w.at(stop) == '.' && (groups > 0 || gap) ? quadEnd(w, p) : -1;
            if (quadEnd > 0) {
                groups += 2;
                p = quadEnd;
                quad = true;
                break;
            }
            groups++;
            p = stop;
            if (w.at(p) != ':') {
                break;
            }
            if (w.at(p + 1) == ':') {
                if (gap) {
                    return -1;
                }
                gap = true;
                p += 2;
                if (!Letters.isHex(w.at(p))) {
                    break;
                }
            } else if (Letters.isHex(w.at(p + 1)) && groups < 8) {
                p++;
            } else {
                break;
            }
        }
        boolean whole = gap ? groups <= 7 : groups == 8;
        return whole && isEnd(w, p) && (quad || isLikely(w, from, p, groups, gap)) ? p : -1;
    }

    private static int hexEnd(Window w, int from) {
        int p = from;
        while (p - from <= 4 && Letters.isHex(w.at(p))) {
            p++;
        }
        return p;
    }

    private static boolean isEnd(Window w, int at) {
        char next = w.at(at);
        if (w.isAttached(at)) {
            return false;
        }
        return !(next == ':'
                        && (Letters.isHex(w.at(at + 1))
                                || w.at(at + 1) == ':'
                                || MaskedShape.formAt(w, at + 1, false) > 0))
                && !(next == '.' && (Letters.isDigit(w.at(at + 1)) || MaskedShape.formAt(w, at + 1, false) > 0));
    }

    /** Names of programs such as {@code ab::cd}, and world-wide names of eight pairs, have the form of an address as well. */
    private static boolean isLikely(Window w, int from, int end, int groups, boolean gap) {
        boolean digit = false;
        int first = 0;
        int pairs = 0;
        int length = 0;
        boolean inFirst = w.text[from] != ':';
        for (int p = from; p <= end; p++) {
            char c = p < end ? w.text[p] : ':';
            digit |= Letters.isDigit(c);
            if (c == ':') {
                pairs += length == 2 ? 1 : 0;
                inFirst = false;
                length = 0;
            } else {
                length++;
                first += inFirst ? 1 : 0;
            }
        }
        if (!gap) {
            return pairs < 8;
        }
        boolean leading = w.text[from] == ':';
        if (leading || groups < 3) {
            return digit && (leading || first >= 3);
        }
        return true;
    }

    private static int zoneEnd(Window w, int end) {
        if (w.at(end) != '%' || !Letters.isWord(w.at(end + 1))) {
            return end;
        }
        int p = end + 1;
        while (p - end <= LONGEST_ZONE && (Letters.isToken(w.at(p)) || w.at(p) == '.')) {
            p++;
        }
        return w.before(p) == '.' ? p - 1 : p;
    }
}
