package dev.sextant.shared.domain.masking;

import java.util.List;
import java.util.Set;

/** Reads the key in front of an equals sign or a colon: {@code password=}, {@code "db.password" :}, {@code --api-key=}, {@code config['token'] =}. */
final class Keys {

    /** What a key says of its value. */
    enum Kind {
        /** Nothing that matters here. */
        PLAIN,
        /** It is a secret. */
        SECRET,
        /** It is a secret, perhaps behind the name of a scheme. */
        AUTHORIZATION,
        /** It is the kind of a Kubernetes object. */
        OBJECT_KIND,
        /** It holds the data of a Kubernetes object. */
        OBJECT_DATA
    }

    private static final int LONGEST = 64;
    private static final int DEEPEST = 128;

    /** What keys of secrets end with, small and without marks between words. */
    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "passcode",
            "passwort",
            "passwordhash",
            "secret",
            "token",
            "apikey",
            "accesskey",
            "secretkey",
            "privatekey",
            "signingkey",
            "encryptionkey",
            "accountkey",
            "masterkey",
            "sharedkey",
            "authkey",
            "credential",
            "credentials",
            "secretkeybase",
            "bearer",
            "amzsignature");

    /** Short keys of secrets, which are parts of other words. */
    private static final Set<String> WORDS = Set.of("pass", "sig", "pw");

    private static final boolean[] LAST_THREE = lastThree();

    /** Position of the first character of the key. */
    int start;
    /** Position behind the last character of the key. */
    int end;
    /** Whether the key stands in quotes. */
    boolean quoted;
    /** Backslashes in front of each quote, as in JSON that is a string within JSON. */
    int escapes;

    private static boolean[] lastThree() {
        boolean[] known = new boolean[1 << 15];
        ENDINGS.forEach(ending -> known[index(ending)] = true);
        WORDS.forEach(word -> known[index(word)] = true);
        for (String word : List.of("authorization", "kind", "data")) {
            known[index(word)] = true;
        }
        return known;
    }

    private static int index(String word) {
        int index = 0;
        for (int i = word.length() - 1; i >= Math.max(0, word.length() - 3); i--) {
            index = index << 5 | (word.charAt(i) - 'a' + 1);
        }
        return word.length() < 3 ? index << 5 : index;
    }

    /** Reads the key in front of a position. */
    Kind read(Window w, int separator) {
        int p = separator;
        while (p > w.barrier && separator - p < 8 && w.before(p) == ' ') {
            p--;
        }
        if (w.before(p) == ']') {
            p--;
        }
        quoted = Letters.isQuote(w.before(p));
        escapes = 0;
        if (quoted) {
            p--;
            while (escapes < 7 && w.before(p) == '\\') {
                p--;
                escapes++;
            }
        }
        end = p;
        return mayMatter(w, p) ? kind(w) : Kind.PLAIN;
    }

    /** Whether the last three letters are those of a key that matters; most are not. */
    private static boolean mayMatter(Window w, int end) {
        int index = 0;
        int letters = 0;
        int p = end;
        while (p > 0 && end - p < 12 && letters < 3) {
            char c = Letters.lower(w.before(p));
            if (Letters.isLetter(c)) {
                index = index << 5 | (c - 'a' + 1);
                letters++;
            } else if (c != '_' && c != '-' && c != '.' && !(letters == 0 && Letters.isDigit(c))) {
                break;
            }
            p--;
        }
        while (letters++ < 3) {
            index <<= 5;
        }
        return LAST_THREE[index];
    }

    private Kind kind(Window w) {
        start = end;
        StringBuilder letters = new StringBuilder();
        while (start > w.barrier && end - start < LONGEST && isOfKey(w.before(start))) {
            start--;
        }
        int word = 0;
        for (int p = start; p < end; p++) {
            char c = w.text[p];
            if (Letters.isLetter(c)) {
                boolean begins = p == start
                        || !Letters.isLetter(w.before(p))
                        || (Letters.isUpper(c) && !Letters.isUpper(w.before(p)));
                word = begins ? letters.length() : word;
                letters.append(Letters.lower(c));
            }
        }
        String name = letters.toString();
        if (name.endsWith("authorization")) {
            return Kind.AUTHORIZATION;
        }
        if (ENDINGS.stream().anyMatch(name::endsWith) || WORDS.contains(name.substring(word))) {
            return Kind.SECRET;
        }
        return switch (name) {
            case "kind" -> Kind.OBJECT_KIND;
            case "data", "stringdata" -> Kind.OBJECT_DATA;
            default -> Kind.PLAIN;
        };
    }

    private static boolean isOfKey(char c) {
        return Letters.isToken(c) || c == '.';
    }

    /** Reads all of a key, whatever it says. */
    void readStart(Window w) {
        start = end;
        while (start > w.barrier && end - start < LONGEST && isOfKey(w.before(start))) {
            start--;
        }
    }

    /** Whether the key is this, in this case. */
    boolean is(Window w, String name) {
        return end - start == name.length() && w.hasAtIgnoringCase(start, name);
    }

    /** How far the key is indented if it begins its line, as in YAML, hyphens of a list counted; else -1. */
    int indent(Window w) {
        int p = quoted ? start - 1 - escapes : start;
        int line = p;
        while (line > 0 && p - line < DEEPEST && (w.before(line) == ' ' || w.before(line) == '-')) {
            line--;
        }
        return line == 0 || w.before(line) == '\n' || w.before(line) == '\r' ? p - line : -1;
    }
}
