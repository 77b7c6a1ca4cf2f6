package dev.sextant.investigation.domain.signatures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Finds which of many words stand in a text, in one pass over it, without regard to the case of ASCII letters. Source: Aho and Corasick, "Efficient string matching: an aid to bibliographic search", Communications of the ACM 18 (1975), with
 * the transitions of algorithm 4 (a deterministic automaton).
 */
final class WordFinder {

    /** Column of a character; column 0 is for those that no word has. */
    private final byte[] column = new byte[128];

    private final int columns;
    private final int[] next;
    private final int[][] found;

    /**
     * A finder.
     *
     * @param words lists of words in small ASCII letters; a word tells the number of its list when it is found
     */
    WordFinder(List<Set<String>> words) {
        int used = 1;
        for (Set<String> list : words) {
            for (String word : list) {
                for (int i = 0; i < word.length(); i++) {
                    char c = word.charAt(i);
                    if (column[c] == 0) {
                        column[c] = (byte) used++;
                    }
                }
            }
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            column[c] = column[c + 32];
        }
        columns = used;
        var trie = new Trie(columns);
        for (int list = 0; list < words.size(); list++) {
            for (String word : words.get(list)) {
                trie.add(word, column, list);
            }
        }
        trie.close();
        next = Arrays.copyOf(trie.next, trie.size * columns);
        found = trie.found.stream()
                .map(ids -> ids.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /**
     * Looks through a text.
     *
     * @param lists takes the number of a list whenever one of its words ends; a list may be told more than once
     */
    void find(CharSequence text, int length, IntConsumer lists) {
        int state = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            state = c < 128 ? next[state * columns + column[c]] : 0;
            int[] here = found[state];
            for (int list : here) {
                lists.accept(list);
            }
        }
    }

    /** The words as a tree, and then the automaton. */
    private static final class Trie {

        private final int columns;
        private final List<Set<Integer>> found = new ArrayList<>();
        private int[] next;
        private int size = 1;

        Trie(int columns) {
            this.columns = columns;
            this.next = new int[columns * 256];
            found.add(new TreeSet<>());
        }

        void add(String word, byte[] column, int list) {
            int state = 0;
            for (int i = 0; i < word.length(); i++) {
                int cell = state * columns + column[word.charAt(i)];
                if (next[cell] == 0) {
                    next[cell] = size++;
                    found.add(new TreeSet<>());
                    if (size * columns > next.length) {
                        next = Arrays.copyOf(next, next.length * 2);
                    }
                }
                state = next[cell];
            }
            found.get(state).add(list);
        }

        /** Fills in where to go on when a word breaks off. A cell of 0 leads to the root, where every word may begin. */
        void close() {
            var fallback = new int[size];
            var queue = new ArrayDeque<Integer>();
            for (int c = 0; c < columns; c++) {
                if (next[c] != 0) {
                    queue.add(next[c]);
                }
            }
            while (!queue.isEmpty()) {
                int state = queue.remove();
                found.get(state).addAll(found.get(fallback[state]));
                for (int c = 0; c < columns; c++) {
                    int child = next[state * columns + c];
                    int other = next[fallback[state] * columns + c];
                    if (child == 0) {
                        next[state * columns + c] = other;
                    } else {
                        fallback[child] = other;
                        queue.add(child);
                    }
                }
            }
        }
    }
}
