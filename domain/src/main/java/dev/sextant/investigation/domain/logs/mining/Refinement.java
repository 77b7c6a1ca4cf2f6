package dev.sextant.investigation.domain.logs.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The second look at clusters: those that are the same but for one column or two are laid together when the words of
 * that column look like the values of a parameter rather than like parts of different templates.
 */
final class Refinement {

    /** Different words in one place, all else equal, that make the place a parameter. */
    private static final int MANY = 5;
    /** The same for the first column, where a message usually names its subject. */
    private static final int MANY_IN_FRONT = 16;
    /** The same where values without letters stand in the place, too. */
    private static final int MANY_BESIDE_VALUES = 2;
    /** Columns up to which pairs are tried: their number grows with the square. */
    private static final int PAIR_COLUMNS = 32;

    /** Receives the decision that one cluster is part of another. */
    interface Merges {
        void merge(Cluster into, Cluster part);
    }

    private final Merges merges;
    private final Map<Integer, Cluster> live = new LinkedHashMap<>();

    Refinement(Merges merges) {
        this.merges = merges;
    }

    /** Merges among {@code clusters}; returns those that remain, in their order. */
    List<Cluster> refine(List<Cluster> clusters) {
        for (Cluster cluster : clusters) {
            live.put(cluster.id, cluster);
        }
        boolean changed = true;
        while (changed) {
            unite();
            changed = singles();
            if (!changed) {
                changed = pairs();
            }
        }
        return List.copyOf(live.values());
    }

    /** Lays together clusters that have become the same. */
    private void unite() {
        Map<Long, Cluster> seen = new HashMap<>();
        for (Cluster cluster : List.copyOf(live.values())) {
            Cluster first = seen.putIfAbsent(cluster.hashWithout(-1, -1), cluster);
            if (first != null) {
                absorb(first, cluster);
            }
        }
    }

    private boolean singles() {
        Map<Long, List<Cluster>> groups = new LinkedHashMap<>();
        Map<Long, Integer> columns = new HashMap<>();
        for (Cluster cluster : live.values()) {
            for (int i = 0; i < cluster.columns(); i++) {
                long key = cluster.hashWithout(i, -1);
                groups.computeIfAbsent(key, k -> new ArrayList<>(2)).add(cluster);
                columns.put(key, i);
            }
        }
        List<Map.Entry<Long, List<Cluster>>> candidates = new ArrayList<>();
        for (Map.Entry<Long, List<Cluster>> group : groups.entrySet()) {
            if (group.getValue().size() > 1) {
                candidates.add(group);
            }
        }
        candidates.sort(Comparator.comparingInt(e -> -e.getValue().size()));
        Set<Integer> touched = new HashSet<>();
        boolean changed = false;
        for (Map.Entry<Long, List<Cluster>> group : candidates) {
            List<Cluster> members = untouched(group.getValue(), touched);
            int column = columns.getOrDefault(group.getKey(), 0);
            if (members.size() > 1 && isParameter(members, column)) {
                mergeAll(members, touched, column);
                changed = true;
            }
        }
        return changed;
    }

    private boolean pairs() {
        Map<Long, List<Cluster>> groups = new LinkedHashMap<>();
        Map<Long, int[]> columns = new HashMap<>();
        for (Cluster cluster : live.values()) {
            if (cluster.columns() > PAIR_COLUMNS || cluster.wordCount() < 4) {
                continue;
            }
            for (int i = 0; i < cluster.columns(); i++) {
                for (int j = i + 1; j < cluster.columns(); j++) {
                    if (cluster.isWord(i) && cluster.isWord(j)) {
                        long key = cluster.hashWithout(i, j);
                        groups.computeIfAbsent(key, k -> new ArrayList<>(2)).add(cluster);
                        columns.put(key, new int[] {i, j});
                    }
                }
            }
        }
        Set<Integer> touched = new HashSet<>();
        boolean changed = false;
        for (Map.Entry<Long, List<Cluster>> group : groups.entrySet()) {
            List<Cluster> members = untouched(group.getValue(), touched);
            int[] pair = columns.getOrDefault(group.getKey(), new int[2]);
            if (members.size() > 1 && isParameter(members, pair[0]) && isParameter(members, pair[1])) {
                mergeAll(members, touched, pair);
                changed = true;
            }
        }
        return changed;
    }

    private static List<Cluster> untouched(List<Cluster> members, Set<Integer> touched) {
        return members.stream().filter(c -> !touched.contains(c.id)).toList();
    }

    private void mergeAll(List<Cluster> members, Set<Integer> touched, int... columns) {
        Cluster into = members.stream().min(Comparator.comparingInt(c -> c.id)).orElseThrow();
        for (int column : columns) {
            into.generalise(column);
        }
        for (Cluster part : members) {
            touched.add(part.id);
            if (part != into) {
                absorb(into, part);
            }
        }
    }

    private void absorb(Cluster into, Cluster part) {
        live.remove(part.id);
        merges.merge(into, part);
    }

    /** Whether the words of a column, in clusters that are otherwise the same, are values of one parameter. */
    private static boolean isParameter(List<Cluster> members, int column) {
        Set<String> words = new HashSet<>();
        Set<String> skeletons = new HashSet<>();
        int values = 0;
        boolean numbered = true;
        int context = 0;
        for (Cluster cluster : members) {
            if (cluster.isWord(column)) {
                words.add(cluster.words[column]);
                skeletons.add(skeleton(cluster.words[column]));
                numbered &= cluster.kinds[column] == Masking.NUMBERED_WORD;
            } else {
                values++;
            }
            context = cluster.wordCount() - (cluster.isWord(column) ? 1 : 0);
        }
        if (words.isEmpty()) {
            return true;
        }
        if (context == 0) {
            return false;
        }
        if (numbered && words.size() > 1 && skeletons.size() == 1) {
            return true;
        }
        if (column > 0 && SlotNouns.introduces(members.getFirst(), column)) {
            return words.size() + values > 1;
        }
        int wanted = values > 0 ? MANY_BESIDE_VALUES : column == 0 ? MANY_IN_FRONT : MANY;
        return words.size() >= wanted;
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
