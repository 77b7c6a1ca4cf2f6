package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.shared.domain.Coded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a cause leads to an effect: a graph without cycles that begins in roots, behind which nothing stands, and ends in one effect. Several causes of one step act together or each alone. Something can be done at
 * its roots: enough to keep the effect away. Of causes that act together one that can be acted on is enough; of causes that act alone each must be.
 *
 * @param links every step, in the order in which they were written down
 */
public record CauseChain(List<Link> links) {

    /** How many steps a chain has at least: a cause and its effect. */
    public static final int LEAST = 2;

    /** How many steps a chain has at most. */
    public static final int MOST = 50;

    /** Copies the steps. {@link ChainDraft#check} is the way to a chain that keeps its promises. */
    public CauseChain {
        links = List.copyOf(links);
    }

    /** How the causes of a step act. */
    public enum Gate implements Coded {
        /** Only together. */
        ALL,
        /** Each alone. */
        ANY
    }

    /**
     * A step of a chain.
     *
     * @param key names it within the chain
     * @param text what happens, in a sentence
     * @param actionable whether somebody can do something about it
     * @param gate how its causes act
     * @param causes the keys of what leads to it; empty for a root
     */
    public record Link(String key, String text, boolean actionable, Gate gate, List<String> causes) {

        /** Copies the keys. */
        public Link {
            causes = List.copyOf(causes);
        }

        /** Whether nothing stands behind it. */
        public boolean isRoot() {
            return causes.isEmpty();
        }
    }

    /** The steps behind which nothing stands, and about which something can be done. */
    public List<Link> roots() {
        return links.stream().filter(link -> link.isRoot() && link.actionable()).toList();
    }

    /** The steps that lead to nothing else; one, in a chain that was checked. */
    List<Link> effects() {
        Set<String> causes = new HashSet<>();
        links.forEach(link -> causes.addAll(link.causes()));
        return links.stream().filter(link -> !causes.contains(link.key())).toList();
    }

    /** The keys of steps that lead to themselves. */
    List<String> inCycles() {
        // Steps whose causes are all settled are settled, until nothing changes: what is left hangs on a cycle.
        Set<String> settled = new HashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Link link : links) {
                changed |= settled.containsAll(link.causes()) && settled.add(link.key());
            }
        }
        List<String> left = new ArrayList<>();
        links.stream().map(Link::key).filter(key -> !settled.contains(key)).forEach(left::add);
        return left;
    }

    /** Whether acting on roots can keep the effect away. Asked of chains without cycles only. */
    boolean isPreventable() {
        Map<String, Boolean> known = new LinkedHashMap<>();
        while (known.size() < links.size()) {
            for (Link link : links) {
                if (known.keySet().containsAll(link.causes())) {
                    known.put(link.key(), preventable(link, known));
                }
            }
        }
        return effects().stream().allMatch(effect -> known.getOrDefault(effect.key(), false));
    }

    private static boolean preventable(Link link, Map<String, Boolean> known) {
        if (link.isRoot()) {
            return link.actionable();
        }
        return switch (link.gate()) {
            case ALL -> link.causes().stream().anyMatch(cause -> known.getOrDefault(cause, false));
            case ANY -> link.causes().stream().allMatch(cause -> known.getOrDefault(cause, false));
        };
    }
}
