package dev.sextant.investigation.domain.logs.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fixed-depth tree of Drain (P. He, J. Zhu, Z. Zheng, M. R. Lyu: "Drain: An Online Log Parsing Approach with Fixed
 * Depth Tree", ICWS 2017, section III): the number of columns, then the first columns, lead to the few clusters that a
 * message is compared with. Unlike Drain's, it holds only clusters with places that were words in some messages; messages
 * whose values are recognised by their look are found by hash before.
 */
final class ParseTree {

    private static final int DEPTH = 3;

    private final Map<Long, Node> roots = new HashMap<>();

    private static final class Node {
        final Map<Long, Node> children = new HashMap<>();
        final List<Cluster> clusters = new ArrayList<>();
    }

    /** Adds a cluster. */
    void add(Cluster cluster) {
        Node node = roots.computeIfAbsent(root(cluster.columns(), cluster.glueHash), k -> new Node());
        for (int i = 0; i < Math.min(DEPTH, cluster.columns()); i++) {
            node = node.children.computeIfAbsent(cluster.hashes[i], k -> new Node());
        }
        node.clusters.add(cluster);
    }

    /** The cluster with the most words that covers the message, if any. */
    @Nullable
    Cluster find(MessageScanner message) {
        Node root = roots.get(root(message.columns, message.glueHash()));
        return root == null ? null : find(root, 0, message);
    }

    private static long root(int columns, long glueHash) {
        return glueHash * 31 + columns;
    }

    private @Nullable Cluster find(Node node, int depth, MessageScanner message) {
        if (depth == Math.min(DEPTH, message.columns)) {
            Cluster best = null;
            for (Cluster cluster : node.clusters) {
                if (cluster.covers(message.hashes, message.glueHash())
                        && (best == null || cluster.wordCount() > best.wordCount())) {
                    best = cluster;
                }
            }
            return best;
        }
        long hash = message.columnHash(depth);
        Node exact = node.children.get(hash);
        Cluster found = exact == null ? null : find(exact, depth + 1, message);
        if (found != null || hash == Cluster.VALUE_HASH) {
            return found;
        }
        Node wild = node.children.get(Cluster.VALUE_HASH);
        return wild == null ? null : find(wild, depth + 1, message);
    }

    /** Forgets all clusters. */
    void clear() {
        roots.clear();
    }
}
