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
 * that column look like the values of a parameter rather than like parts of different templates ({@link Parameters}).
 */
final class Refinement {

    /** Columns up to which pairs are tried: their number grows with the square. */
    private static final int PAIR_COLUMNS = 32;
    /** Words that clusters must share beside the pair. */
    private static final int PAIR_CONTEXT = 2;
    /** Rounds after which the rest is left to the next refinement. */
    private static final int MOST_ROUNDS = 12;

    /** Receives the decision that one cluster is part of another. */
    interface Merges {
        void merge(Cluster into, Cluster part);
    }

    /** Clusters that are the same but for the given columns. */
    private record Group(List<Cluster> members, List<Integer> columns) {}

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
        for (int round = 0; changed && round < MOST_ROUNDS; round++) {
            unite();
            changed = merge(alikeButForOne()) || merge(alikeButForTwo()) || merge(alikeButForMany());
        }
        unite();
        return List.copyOf(live.values());
    }

    /** Lays together clusters that have become the same. */
    private void unite() {
        Map<Long, Cluster> seen = new HashMap<>();
        for (Cluster cluster : List.copyOf(live.values())) {
            Cluster first = seen.putIfAbsent(cluster.hash(), cluster);
            if (first != null) {
                absorb(first, cluster);
            }
        }
    }

    private List<Group> alikeButForOne() {
        List<Group> found = new ArrayList<>();
        int widest = live.values().stream().mapToInt(Cluster::columns).max().orElse(0);
        for (int i = 0; i < widest; i++) {
            Map<Long, List<Cluster>> groups = new LinkedHashMap<>();
            for (Cluster cluster : live.values()) {
                if (i < cluster.columns()) {
                    add(groups, cluster.hash() - cluster.share(i), cluster);
                }
            }
            collect(groups, found, List.of(i));
        }
        return found;
    }

    private List<Group> alikeButForTwo() {
        List<Cluster> eligible = live.values().stream()
                .filter(c -> c.columns() <= PAIR_COLUMNS && c.wordCount() >= PAIR_CONTEXT + 2)
                .toList();
        int widest = eligible.stream().mapToInt(Cluster::columns).max().orElse(0);
        List<Group> found = new ArrayList<>();
        for (int i = 0; i < widest; i++) {
            for (int j = i + 1; j < widest; j++) {
                Map<Long, List<Cluster>> groups = new LinkedHashMap<>();
                for (Cluster cluster : eligible) {
                    if (j < cluster.columns() && cluster.isWord(i) && cluster.isWord(j)) {
                        add(groups, cluster.hash() - cluster.share(i) - cluster.share(j), cluster);
                    }
                }
                collect(groups, found, List.of(i, j));
            }
        }
        return found;
    }

    /** Groups that iterative partitioning leaves: several columns differ, each in nearly every cluster. */
    private List<Group> alikeButForMany() {
        Map<Long, List<Cluster>> groups = new LinkedHashMap<>();
        for (Cluster cluster : live.values()) {
            add(groups, MessageScanner.mix(cluster.glueHash, cluster.columns()), cluster);
        }
        List<Group> found = new ArrayList<>();
        for (List<Cluster> members : groups.values()) {
            IterativePartition.of(members, (part, columns) -> found.add(new Group(part, columns)));
        }
        return found;
    }

    private static void add(Map<Long, List<Cluster>> groups, long key, Cluster cluster) {
        groups.computeIfAbsent(key, k -> new ArrayList<>(2)).add(cluster);
    }

    private static void collect(Map<Long, List<Cluster>> groups, List<Group> found, List<Integer> columns) {
        for (List<Cluster> members : groups.values()) {
            if (members.size() > 1) {
                found.add(new Group(members, columns));
            }
        }
    }

    /** Merges the groups whose columns are parameters, the largest first; whether there was one. */
    private boolean merge(List<Group> groups) {
        groups.sort(Comparator.comparingInt((Group g) -> g.members().size()).reversed());
        Set<Integer> touched = new HashSet<>();
        boolean changed = false;
        for (Group group : groups) {
            List<Cluster> members = group.members().stream()
                    .filter(c -> !touched.contains(c.id))
                    .toList();
            if (members.size() > 1 && areParameters(members, group.columns())) {
                mergeAll(members, group.columns());
                members.forEach(c -> touched.add(c.id));
                changed = true;
            }
        }
        return changed;
    }

    private static boolean areParameters(List<Cluster> members, List<Integer> columns) {
        for (int column : columns) {
            if (!Parameters.isParameter(members, column, columns.size())) {
                return false;
            }
        }
        return true;
    }

    private void mergeAll(List<Cluster> members, List<Integer> columns) {
        Cluster into = members.stream().min(Comparator.comparingInt(c -> c.id)).orElseThrow();
        for (int column : columns) {
            into.generalise(column);
        }
        for (Cluster part : members) {
            if (part != into) {
                absorb(into, part);
            }
        }
    }

    private void absorb(Cluster into, Cluster part) {
        live.remove(part.id);
        merges.merge(into, part);
    }
}
