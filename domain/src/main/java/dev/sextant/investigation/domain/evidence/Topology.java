package dev.sextant.investigation.domain.evidence;

import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** How the things of an incident hang together. What is not known to hang together with anything is not known to be apart either. */
public final class Topology {

    private static final Set<Relation> STRUCTURE = Set.of(Relation.PART_OF, Relation.RUNS_ON, Relation.SAME_AS);

    private final Map<Subject, SortedSet<Link>> outgoing = new HashMap<>();
    private final Map<Subject, SortedSet<Link>> incoming = new HashMap<>();
    private final Map<Subject, Set<Subject>> related = new HashMap<>();
    private final Map<Subject, Set<Subject>> wholes = new HashMap<>();

    /** The topology that these links make. */
    public Topology(Collection<Link> links) {
        for (Link link : new TreeSet<>(links)) {
            add(link);
            if (link.relation() == Relation.SAME_AS) {
                add(new Link(link.to(), Relation.SAME_AS, link.from()));
            }
        }
    }

    private void add(Link link) {
        outgoing.computeIfAbsent(link.from(), from -> new TreeSet<>()).add(link);
        incoming.computeIfAbsent(link.to(), to -> new TreeSet<>()).add(link);
    }

    /** Whether anything is known to hang together with it. */
    public boolean knows(Subject subject) {
        return outgoing.containsKey(subject) || incoming.containsKey(subject);
    }

    /**
     * Whether what is told of one thing may concern the other: it is the same, a part, the whole, the host, a caller or something called; or it is not known where it belongs. Two parts of one whole do not concern each other.
     */
    public boolean concerns(Subject one, Subject other) {
        if (!one.isKnown() || !other.isKnown() || one.equals(other)) {
            return true;
        }
        if (belongings(one).contains(other)) {
            return true;
        }
        return !one.type().equals(other.type()) && !(knows(one) && knows(other));
    }

    /** Whether the two are known to hang together, or are the same. */
    public boolean linked(Subject one, Subject other) {
        return one.equals(other) || belongings(one).contains(other);
    }

    /** Everything that is known to concern it, itself included: its wholes, hosts, parts and guests, what these depend on and what depends on them. */
    public Set<Subject> belongings(Subject subject) {
        Set<Subject> known = related.get(subject);
        if (known == null) {
            Set<Subject> structure = new TreeSet<>(closure(subject, outgoing, true));
            structure.addAll(closure(subject, incoming, false));
            Set<Subject> all = new TreeSet<>(structure);
            for (Subject each : structure) {
                all.addAll(ends(each, outgoing, Relation.DEPENDS_ON, true));
                all.addAll(ends(each, incoming, Relation.DEPENDS_ON, false));
            }
            known = Collections.unmodifiableSet(all);
            related.put(subject, known);
        }
        return known;
    }

    private static Set<Subject> closure(Subject start, Map<Subject, SortedSet<Link>> links, boolean forward) {
        Set<Subject> seen = new TreeSet<>(Set.of(start));
        var queue = new ArrayDeque<>(Set.of(start));
        while (!queue.isEmpty()) {
            for (Link link : links.getOrDefault(queue.remove(), new TreeSet<>())) {
                Subject end = forward ? link.to() : link.from();
                if (STRUCTURE.contains(link.relation()) && seen.add(end)) {
                    queue.add(end);
                }
            }
        }
        return seen;
    }

    private static Set<Subject> ends(
            Subject subject, Map<Subject, SortedSet<Link>> links, Relation relation, boolean forward) {
        Set<Subject> ends = new TreeSet<>();
        for (Link link : links.getOrDefault(subject, new TreeSet<>())) {
            if (link.relation() == relation) {
                ends.add(forward ? link.to() : link.from());
            }
        }
        return ends;
    }

    /** What it is a direct part of. */
    public Set<Subject> wholes(Subject subject) {
        return wholes.computeIfAbsent(
                subject, part -> Collections.unmodifiableSet(ends(part, outgoing, Relation.PART_OF, true)));
    }

    /** What it depends on or runs on, and what its whole does. */
    public Set<Subject> dependencies(Subject subject) {
        Set<Subject> found = new TreeSet<>();
        for (Subject each : closure(subject, outgoing, true)) {
            found.addAll(ends(each, outgoing, Relation.DEPENDS_ON, true));
            found.addAll(ends(each, outgoing, Relation.RUNS_ON, true));
        }
        return found;
    }

    /** What depends on it or runs on it. */
    public Set<Subject> dependents(Subject subject) {
        Set<Subject> found = new TreeSet<>();
        for (Subject each : closure(subject, incoming, false)) {
            found.addAll(ends(each, incoming, Relation.DEPENDS_ON, false));
            found.addAll(ends(each, incoming, Relation.RUNS_ON, false));
        }
        return found;
    }

    /** The others of its type that are parts of the same whole; none where it is not known to be a part. */
    public Set<Subject> siblings(Subject subject) {
        Set<Subject> found = new TreeSet<>();
        for (Subject whole : wholes(subject)) {
            for (Subject part : ends(whole, incoming, Relation.PART_OF, false)) {
                if (part.type().equals(subject.type()) && !part.equals(subject)) {
                    found.add(part);
                }
            }
        }
        return found;
    }

    /** Whether two things of one type are parts of the same whole, or neither is known to be a part. */
    public boolean areSiblings(Subject one, Subject other) {
        if (!one.type().equals(other.type()) || one.equals(other)) {
            return false;
        }
        Set<Subject> wholes = wholes(one);
        Set<Subject> others = wholes(other);
        return (wholes.isEmpty() && others.isEmpty()) || wholes.stream().anyMatch(others::contains);
    }

    /** The nearest thing of a type that it is, is part of or runs on; then that which is part of it; none when there is none. */
    public Option<Subject> nearest(Subject subject, String type) {
        return first(closure(subject, outgoing, true), type)
                .orElse(() -> first(ends(subject, outgoing, Relation.DEPENDS_ON, true), type))
                .orElse(() -> first(closure(subject, incoming, false), type));
    }

    private static Option<Subject> first(Set<Subject> among, String type) {
        return Option.ofOptional(
                among.stream().filter(each -> each.type().equals(type)).findFirst());
    }
}
