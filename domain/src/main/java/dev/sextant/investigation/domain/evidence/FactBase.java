package dev.sextant.investigation.domain.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that is known about an incident. What was told twice in the same words by the same instrument is there once; the order in which it was told makes no difference.
 */
public final class FactBase {

    /** One order for all that is known, so that the same evidence is always gone through in the same way. */
    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::kind)
            .thenComparing(Fact::subject)
            .thenComparing(fact -> fact.since().map(Object::toString).getOrElse("~"))
            .thenComparing(Fact::likeness)
            .thenComparing(fact -> fact.source().words());

    private final List<Fact> facts;
    private final Topology topology;
    private final Set<String> instruments;
    private final Map<String, List<Fact>> byKind = new HashMap<>();

    /**
     * A base.
     *
     * @param told what was told, in any order
     * @param links how things hang together
     * @param looked instruments that were read, also where they told nothing
     */
    public FactBase(Collection<Fact> told, Collection<Link> links, Collection<String> looked) {
        Map<String, Fact> once = new LinkedHashMap<>();
        told.stream().sorted(ORDER).forEach(fact -> once.putIfAbsent(fact.likeness(), fact));
        facts = List.copyOf(once.values());
        topology = new Topology(links);
        Set<String> all = new TreeSet<>(looked);
        for (Fact fact : facts) {
            byKind.computeIfAbsent(fact.kind(), kind -> new ArrayList<>()).add(fact);
            all.add(fact.source().instrument());
        }
        instruments = all;
    }

    /** All facts, in an order of their own. */
    public List<Fact> facts() {
        return facts;
    }

    /** Facts of a kind. */
    public List<Fact> ofKind(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** How things hang together. */
    public Topology topology() {
        return topology;
    }

    /** Whether an instrument was read. */
    public boolean looked(String instrument) {
        return instruments.contains(instrument);
    }

    /** The instruments that were read. */
    public Set<String> instruments() {
        return Set.copyOf(instruments);
    }
}
