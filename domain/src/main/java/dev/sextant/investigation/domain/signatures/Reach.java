package dev.sextant.investigation.domain.signatures;

/** Where a fact may be to meet a condition, seen from what the hypothesis is about. */
public enum Reach {
    /** The subject, what hangs together with it, or what is not known to belong elsewhere. */
    RELATED,
    /** The subject only. */
    SELF,
    /** Others of the same owner, or of the same type where there is no owner. */
    SIBLINGS,
    /** What it depends on or runs on. */
    DEPENDENCIES,
    /** What depends on it or runs on it. */
    DEPENDENTS,
    /** Anywhere. */
    ANY
}
