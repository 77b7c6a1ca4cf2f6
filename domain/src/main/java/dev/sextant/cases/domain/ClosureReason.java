package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;
import io.vavr.control.Option;

/** Why a case ended. */
public enum ClosureReason implements Coded {
    /** The cause is known and gone; the reason of every resolved case, and of no closed one. */
    RESOLVED,
    /** Nobody pursues it any more. */
    ABANDONED,
    /** Somebody else, outside, took it over. */
    ESCALATED,
    /** It was a question, and was answered; only for a case that was never investigated. */
    CONSULTING_ONLY,
    /** It is the same problem as another case; only by merging it into that case. */
    DUPLICATE,
    /** The pain is gone, and the cause is not worth finding. */
    MITIGATION_SUFFICIENT,
    /** What was seen is real and harmless. */
    BENIGN,
    /** What was seen was never there. */
    FALSE_POSITIVE,
    /** The facts that would decide it cannot be had. */
    INSUFFICIENT_INFORMATION,
    /** None of the others; the audited reason says which. */
    OTHER;

    /** Reads the stable name, such as {@code false_positive}. */
    public static Option<ClosureReason> of(String code) {
        return Coded.find(ClosureReason.class, code);
    }
}
