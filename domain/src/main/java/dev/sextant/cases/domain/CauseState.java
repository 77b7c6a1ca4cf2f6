package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;

/** What is known about the cause of a case at the moment of a transition. */
public enum CauseState implements Coded {
    /** The cause is known, and it is proven that it is gone. */
    PROVEN_GONE,
    /** It was looked for, and there is no proof that it is gone. */
    NOT_PROVEN,
    /** Nothing answers the question, so a person answers it in writing. */
    NOT_KNOWN
}
