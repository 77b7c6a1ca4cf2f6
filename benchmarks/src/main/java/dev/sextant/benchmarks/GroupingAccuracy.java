package dev.sextant.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Grouping accuracy as defined for Drain (He et al., ICWS 2017, section IV-B): the share of lines whose group, as found,
 * holds exactly the lines of their true group.
 *
 * @param trueGroups number of groups in the ground truth
 * @param foundGroups number of groups found
 * @param value the accuracy, 0 to 1
 */
record GroupingAccuracy(int trueGroups, int foundGroups, double value) {

    /** Compares the true and the found group of each line. */
    static GroupingAccuracy of(List<String> truth, List<Integer> found) {
        if (truth.size() != found.size()) {
            throw new IllegalArgumentException(
                    "The ground truth has " + truth.size() + " lines, the log has " + found.size() + ".");
        }
        Map<String, Set<Integer>> trueGroups = groups(truth);
        Map<Integer, Set<Integer>> foundGroups = groups(found);
        long right = 0;
        for (Set<Integer> group : foundGroups.values()) {
            Set<Integer> expected = trueGroups.get(truth.get(group.iterator().next()));
            right += group.equals(expected) ? group.size() : 0;
        }
        return new GroupingAccuracy(
                trueGroups.size(), foundGroups.size(), truth.isEmpty() ? 1 : (double) right / truth.size());
    }

    private static <K> Map<K, Set<Integer>> groups(List<K> keys) {
        Map<K, Set<Integer>> groups = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            groups.computeIfAbsent(keys.get(i), k -> new TreeSet<>()).add(i);
        }
        return groups;
    }
}
