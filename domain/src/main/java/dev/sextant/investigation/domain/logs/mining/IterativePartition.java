package dev.sextant.investigation.domain.logs.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits clusters with as many columns and the same delimiters by the column with the fewest different words, again and
 * again, until in each part the columns either hold one word or differ in nearly every cluster. Those that differ are
 * parameters, provided that enough words are left to hold the template together.
 *
 * <p>After A. Makanju, A. N. Zincir-Heywood, E. E. Milios: "Clustering Event Logs Using Iterative Partitioning", KDD
 * 2009, section 3.2 (partition by token position).
 */
final class IterativePartition {

    /** Clusters that a part must have: below, single columns and pairs are evidence enough. */
    private static final int FEWEST = 16;
    /** Clusters per different word, on average, that make it worth a part of its own. */
    private static final int WORTH_A_PART = 5;
    /** Words that suffice as context whatever the length. */
    private static final int AMPLE_CONTEXT = 3;

    /** Receives parts and the columns in which their clusters differ. */
    interface Parts {
        void part(List<Cluster> members, List<Integer> columns);
    }

    private IterativePartition() {}

    /** Partitions {@code members}, which have the same number of columns and delimiters. */
    static void of(List<Cluster> members, Parts parts) {
        if (members.size() < FEWEST) {
            return;
        }
        List<Integer> differing = new ArrayList<>();
        int splitColumn = -1;
        int splitWords = Integer.MAX_VALUE;
        for (int i = 0; i < members.getFirst().columns(); i++) {
            int different = different(members, i);
            if (different > 1) {
                differing.add(i);
                if (different < splitWords && different * WORTH_A_PART <= members.size()) {
                    splitColumn = i;
                    splitWords = different;
                }
            }
        }
        if (splitColumn >= 0) {
            for (List<Cluster> part : split(members, splitColumn)) {
                of(part, parts);
            }
        } else if (differing.size() > 2 && hasContext(members.getFirst(), differing)) {
            parts.part(members, differing);
        }
    }

    private static int different(List<Cluster> members, int column) {
        Set<Long> hashes = new HashSet<>();
        for (Cluster cluster : members) {
            hashes.add(cluster.hashes[column]);
        }
        return hashes.size();
    }

    private static Iterable<List<Cluster>> split(List<Cluster> members, int column) {
        Map<Long, List<Cluster>> parts = new LinkedHashMap<>();
        for (Cluster cluster : members) {
            parts.computeIfAbsent(cluster.hashes[column], k -> new ArrayList<>())
                    .add(cluster);
        }
        return parts.values();
    }

    private static boolean hasContext(Cluster cluster, List<Integer> differing) {
        int words = cluster.wordCount();
        for (int column : differing) {
            words -= cluster.isWord(column) ? 1 : 0;
        }
        return words >= AMPLE_CONTEXT || (words > 1 && words * 3 >= cluster.columns());
    }
}
