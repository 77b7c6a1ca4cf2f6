package dev.sextant.investigation.domain.logs.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the templates of a stream of messages.
 *
 * <p>Each message is split into columns and its values are masked by their look ({@link MessageScanner}). Messages with
 * the same remainder form a cluster, found by hash. From time to time, and at {@link #finish}, clusters that differ in a
 * place which holds the values of a parameter are laid together ({@link Refinement}); messages that come later find such
 * clusters through a {@link ParseTree}. The method goes back to Drain (He et al., ICWS 2017); the look at the words of a
 * column across clusters follows the column statistics of IPLoM (Makanju et al., KDD 2009) and Brain (Yu et al., IEEE TSC
 * 2023).
 *
 * <p>Ids are small numbers in order of first sight and never change their meaning; several may share a template, whose
 * own id {@link #canonical} tells. The result depends on nothing but the messages and their order.
 *
 * <p>Memory is bounded: at most {@value #MOST_TEMPLATES} templates at a time and {@value #MOST_IDS} ids. Beyond that, a
 * message that fits no template is counted under one that keeps its first word only. Not safe for use by several
 * threads.
 */
public final class TemplateMiner {

    /** Templates kept at a time. */
    public static final int MOST_TEMPLATES = 10_000;

    /** Ids given in all. */
    public static final int MOST_IDS = 200_000;

    private static final long MOST_LIVE_COLUMNS = 300_000;
    private static final int MOST_CATCH_ALLS = 1_000;
    private static final int MOST_CACHED_SHAPES = 1 << 16;
    private static final int FIRST_REFINEMENT = 1_000;

    private final MessageScanner scanner = new MessageScanner();
    private final LongIntMap shapes = new LongIntMap(1 << 10);
    private final ParseTree generalised = new ParseTree();
    private final LongIntMap catchAlls = new LongIntMap(64);
    private List<Cluster> live = new ArrayList<>();
    private Cluster[] clusters = new Cluster[256];
    private int[] parents = new int[256];
    private int ids;
    private long liveColumns;
    private int nextRefinement = FIRST_REFINEMENT;

    /** Takes a message and returns the id of its cluster. */
    public int add(String message) {
        long shape = scanner.scan(message);
        int known = shapes.get(shape);
        return known >= 0 ? known : addShape(shape);
    }

    private int addShape(long shape) {
        Cluster covering = generalised.find(scanner);
        int id = covering != null ? covering.id : newCluster(shape);
        if (shapes.size() >= MOST_CACHED_SHAPES) {
            shapes.clear();
            live.forEach(c -> shapes.put(c.shape, c.id));
        }
        shapes.put(shape, id);
        if (live.size() >= nextRefinement) {
            refine();
        }
        return id;
    }

    private int newCluster(long shape) {
        if (live.size() >= MOST_TEMPLATES || liveColumns >= MOST_LIVE_COLUMNS || ids >= MOST_IDS) {
            return catchAll();
        }
        Cluster cluster = Cluster.of(nextId(), shape, scanner);
        clusters[cluster.id] = cluster;
        live.add(cluster);
        liveColumns += cluster.columns();
        return cluster.id;
    }

    private int nextId() {
        if (ids == parents.length) {
            parents = Arrays.copyOf(parents, ids * 2);
            clusters = Arrays.copyOf(clusters, ids * 2);
        }
        parents[ids] = ids;
        return ids++;
    }

    /** The id for messages that begin like this one and fit no template when no more can be made. */
    private int catchAll() {
        boolean word = scanner.columns > 0 && scanner.kinds[0] == Masking.WORD && catchAlls.size() < MOST_CATCH_ALLS;
        long key = word ? scanner.columnHash(0) : 0;
        int known = catchAlls.get(key);
        if (known >= 0) {
            return known;
        }
        Cluster all = Cluster.catchAll(nextId(), word ? scanner.word(0) : "");
        clusters[all.id] = all;
        catchAlls.put(key, all.id);
        return all.id;
    }

    /** Lays together what belongs together. May be called again after more messages. */
    public void finish() {
        refine();
    }

    private void refine() {
        live = new ArrayList<>(new Refinement((into, part) -> {
                    parents[part.id] = into.id;
                    clusters[part.id] = into;
                })
                .refine(live));
        generalised.clear();
        liveColumns = 0;
        for (Cluster cluster : live) {
            liveColumns += cluster.columns();
            if (cluster.isGeneralised()) {
                generalised.add(cluster);
            }
        }
        nextRefinement = Math.max(live.size() + live.size() / 2, live.size() + FIRST_REFINEMENT);
    }

    /** The id of the template to which an id belongs as of the last {@link #finish}. */
    public int canonical(int id) {
        int root = id;
        while (parents[root] != root) {
            root = parents[root];
        }
        return root;
    }

    /** Number of ids given so far. */
    public int ids() {
        return ids;
    }

    /** Text of the template of an id, with {@code <*>} in the places of values. */
    public String template(int id) {
        return clusters[canonical(id)].text();
    }

    /** The template's own id of a message after {@link #finish}, or -1 when no template covers it. Changes nothing. */
    public int match(String message) {
        int known = shapes.get(scanner.scan(message));
        if (known >= 0) {
            return canonical(known);
        }
        Cluster covering = generalised.find(scanner);
        return covering == null ? -1 : canonical(covering.id);
    }
}
