package dev.sextant.investigation.domain.evidence;

/**
 * That two things hang together.
 *
 * @param from the part, the guest, the caller
 * @param relation how
 * @param to the whole, the host, the called
 */
public record Link(Subject from, Relation relation, Subject to) implements Comparable<Link> {

    @Override
    public int compareTo(Link other) {
        int byFrom = from.compareTo(other.from);
        int byRelation = byFrom != 0 ? byFrom : relation.compareTo(other.relation);
        return byRelation != 0 ? byRelation : to.compareTo(other.to);
    }
}
