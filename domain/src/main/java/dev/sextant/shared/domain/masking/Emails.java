package dev.sextant.shared.domain.masking;

import java.util.Locale;
import java.util.Set;

/** Finds e-mail addresses around an at sign: a local part in front, a domain with at least one dot behind. */
final class Emails {

    private static final int LONGEST_LOCAL = 128;
    private static final int LONGEST_DOMAIN = 254;

    /** Endings that are units of systemd, as in {@code getty@tty1.service}, and no domains. */
    private static final Set<String> NO_DOMAINS = Set.of(
            "service", "socket", "timer", "target", "mount", "slice", "scope", "device", "swap", "png", "jpg", "jpeg",
            "gif", "svg", "webp");

    private Emails() {}

    /** Whether an address stands around the at sign at a position, which is written with {@code length} characters. */
    static boolean find(Window w, int sign, int length, Span span) {
        int end = w.at(sign + length) == '[' ? literalEnd(w, sign + length) : domainEnd(w, sign + length);
        if (end < 0) {
            return false;
        }
        int start = localStart(w, sign);
        return start < sign && span.set(start, end, MaskedShape.EMAIL);
    }

    /** Position behind an address in brackets, as in {@code root@[10.0.0.1]}, or -1. */
    private static int literalEnd(Window w, int open) {
        int end = Addresses.quadEnd(w, open + 1);
        return end > 0 && w.at(end) == ']' ? end + 1 : -1;
    }

    /** Position behind a domain; what is attached to it with a dot and is none, such as a number, is left. -1 if there is no domain. */
    private static int domainEnd(Window w, int from) {
        int p = from;
        int label = from;
        while (p - from < LONGEST_DOMAIN) {
            char c = w.at(p);
            if (c == '.' && p > label && isOfDomain(w.at(p + 1))) {
                label = p + 1;
            } else if (!isOfDomain(c) && !(c == '-' && p > label)) {
                break;
            }
            p++;
        }
        int end = p - from >= LONGEST_DOMAIN ? -1 : topLevelEnd(w, label, p);
        while (end < 0 && label > from && p - from < LONGEST_DOMAIN) {
            p = label - 1;
            label = labelStart(w, from, p);
            end = label > from ? topLevelEnd(w, label, p) : -1;
        }
        return label > from ? end : -1;
    }

    /** Where the label begins that ends in front of a dot. */
    private static int labelStart(Window w, int from, int end) {
        int p = end;
        while (p > from && w.at(p - 1) != '.') {
            p--;
        }
        return p;
    }

    private static boolean isOfDomain(char c) {
        return Letters.isAlphanumeric(c) || Letters.isWide(c);
    }

    /** Position behind the last label if it is a top-level domain, or -1. */
    private static int topLevelEnd(Window w, int label, int end) {
        if (w.hasAtIgnoringCase(label, "xn--")) {
            return end;
        }
        int p = label;
        while (p < end && (Letters.isLetter(w.at(p)) || Letters.isWide(w.at(p)))) {
            p++;
        }
        boolean digits = p < end && w.at(p) != '-';
        if (p - label < 2 || digits || NO_DOMAINS.contains(w.text(label, p).toLowerCase(Locale.ROOT))) {
            return -1;
        }
        return p;
    }

    private static int localStart(Window w, int sign) {
        int p = sign;
        while (p > w.barrier && sign - p < LONGEST_LOCAL && isOfLocal(w, p - 1)) {
            p--;
        }
        while (p < sign && isMark(w.at(p))) {
            p++;
        }
        char first = w.at(p);
        if (p < sign && w.before(p) == '\\' && (first == 'n' || first == 'r' || first == 't')) {
            p++;
        }
        return p == sign && w.before(sign) == '"' && sign > w.barrier ? quotedStart(w, sign) : p;
    }

    private static boolean isOfLocal(Window w, int at) {
        char c = w.text[at];
        if (c == '%') {
            return !(Letters.isHex(w.at(at + 1)) && Letters.isHex(w.at(at + 2))) || w.hasAt(at, "%2B");
        }
        if (c == '\'') {
            return Letters.isLetter(w.at(at + 1)) && Letters.isLetter(w.before(at));
        }
        return isOfDomain(c) || c == '.' || c == '_' || c == '+' || c == '-' || c == '~' || c == '&';
    }

    /** Marks with which no local part begins; those of a URL or of a list stand in front of it. */
    private static boolean isMark(char c) {
        return c == '.' || c == '-' || c == '+' || c == '&' || c == '%';
    }

    /** Position of the quote that opens {@code "john doe"@example.com}, or of the sign if there is none. */
    private static int quotedStart(Window w, int sign) {
        boolean escaped = w.before(sign - 1) == '\\';
        int close = escaped ? sign - 2 : sign - 1;
        for (int p = close - 1; p >= w.barrier && sign - p < LONGEST_LOCAL && !Letters.isLineEnd(w.at(p)); p--) {
            boolean slash = w.before(p) == '\\';
            if (w.at(p) == '"' && slash == escaped) {
                return p + 1 == close ? sign : p - (escaped ? 1 : 0);
            }
        }
        return sign;
    }
}
