package dev.sextant.shared.domain.masking;

import java.util.ArrayList;
import java.util.List;

/** Finds tokens that their first characters give away, JSON web tokens, and what follows {@code Bearer} and {@code Basic}. */
final class Tokens {

    /**
     * A family of tokens.
     *
     * @param prefix how they begin; a question mark stands for any small letter
     * @param fewest characters that follow at least
     * @param most characters that follow at most
     * @param upper whether they are made of capital letters and digits alone
     */
    private record Family(String prefix, int fewest, int most, boolean upper) {}

    private static final List<Family> FAMILIES = families();
    private static final boolean[] FIRST = first();

    private Tokens() {}

    private static List<Family> families() {
        List<Family> families = new ArrayList<>();
        for (String prefix : List.of(
                "ghp_",
                "gho_",
                "ghu_",
                "ghs_",
                "ghr_",
                "github_pat_",
                "sk_live_",
                "sk_test_",
                "rk_live_",
                "rk_test_",
                "whsec_",
                "ya29.",
                "npm_",
                "hf_",
                "dop_v1_",
                "pypi-",
                "sk-")) {
            families.add(new Family(prefix, 16, Window.MOST, false));
        }
        for (String prefix : List.of(
                "glpat-",
                "gldt-",
                "glrt-",
                "glrtr-",
                "glcbt-",
                "glptt-",
                "glft-",
                "glsoat-",
                "glimt-",
                "glagent-",
                "gloas-",
                "glffct-",
                "glwt-")) {
            families.add(new Family(prefix, 10, Window.MOST, false));
        }
        families.add(new Family("xox?-", 10, Window.MOST, false));
        families.add(new Family("xapp-", 10, Window.MOST, false));
        families.add(new Family("AIza", 30, 60, false));
        families.add(new Family("AKIA", 16, 16, true));
        families.add(new Family("ASIA", 16, 16, true));
        return List.copyOf(families);
    }

    private static boolean[] first() {
        boolean[] first = new boolean[128];
        FAMILIES.forEach(family -> first[family.prefix().charAt(0)] = true);
        for (char c : "eBb".toCharArray()) {
            first[c] = true;
        }
        return first;
    }

    /** Whether a token may begin with this character. */
    static boolean mayBegin(char c) {
        return c < 128 && FIRST[c];
    }

    /** Whether a token, or a word that announces one, stands at the beginning of a word. */
    static boolean find(Window w, int from, Span span) {
        char first = w.at(from);
        if (first == 'e') {
            return findWebToken(w, from, span);
        }
        if (first == 'B' || first == 'b') {
            return findHeader(w, from, span);
        }
        for (Family family : FAMILIES) {
            if (family.prefix().charAt(0) == first && begins(w, from, family.prefix())) {
                return find(w, from, family, span);
            }
        }
        return false;
    }

    private static boolean begins(Window w, int from, String prefix) {
        for (int i = 1; i < prefix.length(); i++) {
            char expected = prefix.charAt(i);
            char c = w.at(from + i);
            if (expected == '?' ? c < 'a' || c > 'z' : c != expected) {
                return false;
            }
        }
        return true;
    }

    private static boolean find(Window w, int from, Family family, Span span) {
        int start = from + family.prefix().length();
        int end = runEnd(w, start, from + Window.MOST);
        if (family.upper()) {
            end = start + family.most();
            return isUpperRun(w, start, end) && !w.isAttached(end) && span.set(from, end, MaskedShape.TOKEN);
        }
        int length = end - start;
        boolean looks = count(w, start, end, '0', '9') + count(w, start, end, 'A', 'Z') > 0;
        return length >= family.fewest() && length <= family.most() && looks && span.set(from, end, MaskedShape.TOKEN);
    }

    private static boolean isUpperRun(Window w, int from, int to) {
        for (int p = from; p < to; p++) {
            if (!Letters.isUpper(w.at(p)) && !Letters.isDigit(w.at(p))) {
                return false;
            }
        }
        return true;
    }

    private static int count(Window w, int from, int to, char least, char most) {
        int count = 0;
        for (int p = from; p < to; p++) {
            count += w.text[p] >= least && w.text[p] <= most ? 1 : 0;
        }
        return count;
    }

    private static int runEnd(Window w, int from, int limit) {
        int p = from;
        while (p < limit && Letters.isToken(w.at(p))) {
            p++;
        }
        return p;
    }

    /** Three parts of base64, five when encrypted, the first of which is an object in JSON. */
    private static boolean findWebToken(Window w, int from, Span span) {
        if (!w.hasAt(from, "eyJ")) {
            return false;
        }
        int limit = from + Window.MOST;
        int end = runEnd(w, from, limit);
        int parts = 1;
        while (parts < 5
                && end < limit
                && w.at(end) == '.'
                && (parts >= 2 || end - from >= 8)
                && (parts == 2 || Letters.isToken(w.at(end + 1)))) {
            end = runEnd(w, end + 1, limit);
            parts++;
        }
        return (parts >= 3 || end == limit) && span.set(from, end, MaskedShape.JWT);
    }

    private static boolean findHeader(Window w, int from, Span span) {
        int word = w.hasAtIgnoringCase(from, "bearer") ? 6 : w.hasAtIgnoringCase(from, "basic") ? 5 : 0;
        if (word == 0 || w.at(from + word) != ' ') {
            return false;
        }
        int start = w.spacesEnd(from + word, 8);
        int end = start;
        while (end - start < Window.MOST && isOfCredential(w.at(end))) {
            end++;
        }
        while (end > start && w.before(end) == '.') {
            end--;
        }
        return isCredential(w, start, end) && span.set(start, end, MaskedShape.CREDENTIAL);
    }

    private static boolean isOfCredential(char c) {
        return Letters.isBase64(c) || c == '.' || c == '~';
    }

    /** Whether what follows is no word of a sentence, as in "bearer of news" and "basic authentication". */
    private static boolean isCredential(Window w, int start, int end) {
        if (end - start < 6) {
            return false;
        }
        int digits = count(w, start, end, '0', '9');
        int capitals = count(w, start + 1, end, 'A', 'Z');
        int small = count(w, start, end, 'a', 'z');
        return digits > 0 || w.before(end) == '=' || (capitals > 0 && small > 0) || end - start >= 24;
    }
}
