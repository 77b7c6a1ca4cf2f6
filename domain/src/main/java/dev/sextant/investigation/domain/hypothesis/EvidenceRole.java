package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.shared.domain.Coded;

/** What a testimony shows. */
public enum EvidenceRole implements Coded {
    /** That the cause or its effect is there, or is not. */
    OBSERVATION,
    /** That the effect is absent where or when the cause is absent. */
    COUNTERFACTUAL
}
