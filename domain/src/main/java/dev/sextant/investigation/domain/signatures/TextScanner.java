package dev.sextant.investigation.domain.signatures;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Finds out which of many patterns stand in a text; most texts need one pass for all of them. Not for several threads at once. */
public final class TextScanner {

    private final List<TextPattern> patterns;
    private final List<TextPattern> always = new ArrayList<>();
    private final List<TextPattern> filtered = new ArrayList<>();
    private final WordFinder finder;
    private final BitSet candidates = new BitSet();

    /** A scanner for these patterns. */
    public TextScanner(Collection<TextPattern> patterns) {
        this.patterns = patterns.stream().distinct().toList();
        List<Set<String>> words = new ArrayList<>();
        for (TextPattern pattern : this.patterns) {
            if (pattern.needs().isDefined()) {
                filtered.add(pattern);
                words.add(pattern.needs().get());
            } else {
                always.add(pattern);
            }
        }
        finder = new WordFinder(words);
    }

    /** Takes what was found. */
    @FunctionalInterface
    public interface Hits {
        /**
         * A pattern stands in the text.
         *
         * @param pattern which
         * @param parts its named parts
         */
        void hit(TextPattern pattern, SortedMap<String, String> parts);
    }

    /** Looks through a text, up to {@link TextPattern#LOOKED_AT} characters. */
    public void scan(CharSequence text, Hits hits) {
        candidates.clear();
        finder.find(text, Math.min(text.length(), TextPattern.LOOKED_AT), candidates::set);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            compare(filtered.get(i), text, hits);
        }
        for (TextPattern pattern : always) {
            compare(pattern, text, hits);
        }
    }

    private static void compare(TextPattern pattern, CharSequence text, Hits hits) {
        pattern.find(text).forEach(parts -> hits.hit(pattern, parts));
    }

    /** How many patterns there are. */
    public int size() {
        return patterns.size();
    }
}
