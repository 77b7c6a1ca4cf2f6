package dev.sextant.investigation.domain.evidence;

/** How one thing hangs on another. */
public enum Relation {
    /** The first is one of the second's parts or copies: a pod of a deployment, a replica of a database. */
    PART_OF,
    /** The first runs on the second: a pod on a node. */
    RUNS_ON,
    /** The first calls the second, or needs it: a service its database. */
    DEPENDS_ON,
    /** The first is another name of the second. */
    SAME_AS
}
