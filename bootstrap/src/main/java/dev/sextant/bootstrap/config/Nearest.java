package dev.sextant.bootstrap.config;

import io.vavr.control.Option;
import java.util.Collection;
import java.util.Comparator;

/** Finds the known name that a misspelt one was probably meant to be. */
final class Nearest {

    private Nearest() {}

    /** The nearest by edit distance; none when even that one differs in more than a third of the name. */
    static Option<String> to(String name, Collection<String> known) {
        return Option.ofOptional(known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3)));
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements of one character (Levenshtein 1966). */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
