package dev.sextant.investigation.domain.logs.mining;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Judges whether the words of one column, in clusters that are otherwise the same, are values of one parameter or make
 * different templates. Few words that recur are names of states and kept apart; many are values.
 */
final class Parameters {

    /** Different words that make the column a parameter. */
    static final int MANY = 5;

    /** The same for the first column, where a message names its subject: Drain, too, trusts its first tokens. */
    static final int MANY_IN_FRONT = 16;

    /** The same for words in capitals, which mostly are states. */
    static final int MANY_CONSTANTS = 16;

    /** Words beside a column that make words and masked values in it values of one kind. */
    static final int CONTEXT_FOR_MIXED = 2;

    private static final Set<String> SLOT_NOUNS =
            Set.of("user", "username", "account", "host", "hostname", "device", "interface", "queue", "topic", "table");

    private Parameters() {}

    /**
     * Whether {@code column} is a parameter.
     *
     * @param members clusters that are the same but for {@code differing} columns, of which this is one
     */
    static boolean isParameter(List<Cluster> members, int column, int differing) {
        Set<String> words = new HashSet<>();
        Set<String> skeletons = new HashSet<>();
        boolean numbered = true;
        boolean values = false;
        for (Cluster cluster : members) {
            if (cluster.isWord(column)) {
                words.add(cluster.words[column]);
                skeletons.add(skeleton(cluster.words[column]));
                numbered &= cluster.kinds[column] == Masking.NUMBERED_WORD;
            } else {
                values = true;
            }
        }
        if (words.isEmpty()) {
            return true;
        }
        Cluster first = members.getFirst();
        int context = first.wordCount() - (first.isWord(column) ? differing : differing - 1);
        if (context <= 0) {
            // nothing else would hold the template together
            return false;
        }
        if (values && context >= CONTEXT_FOR_MIXED) {
            return true;
        }
        if (numbered && words.size() > 1 && skeletons.size() == 1) {
            return true;
        }
        if (words.size() > 1 && followsSlotNoun(first, column)) {
            return true;
        }
        return words.size() >= wanted(words, column);
    }

    private static int wanted(Set<String> words, int column) {
        if (words.stream().allMatch(Parameters::isConstant)) {
            return MANY_CONSTANTS;
        }
        return column == 0 ? MANY_IN_FRONT : MANY;
    }

    /** Whether the column follows, after a blank, a noun that introduces a name: whom, not what happened. */
    private static boolean followsSlotNoun(Cluster cluster, int column) {
        return column > 0
                && cluster.isWord(column - 1)
                && cluster.glues[column].equals(" ")
                && SLOT_NOUNS.contains(cluster.words[column - 1].toLowerCase(Locale.ROOT));
    }

    /** Whether the word is in capitals, as programs write the names of states. */
    private static boolean isConstant(String word) {
        return word.length() > 1 && word.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_' || c == '-');
    }

    private static String skeleton(String word) {
        StringBuilder skeleton = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            skeleton.append(c >= '0' && c <= '9' ? '0' : c);
        }
        return skeleton.toString();
    }
}
