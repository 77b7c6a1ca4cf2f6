package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Source;
import java.util.List;

/**
 * Something that a verdict says, with what it rests on.
 *
 * @param text in a sentence, without a full stop
 * @param role what it says about the cause
 * @param proven whether evidence shows it
 * @param sources where it stands; empty when it is not proven, or when it says that something is not there
 */
public record Claim(String text, Role role, boolean proven, List<Source> sources) {

    /** Copies the sources. */
    public Claim {
        sources = List.copyOf(sources);
    }

    /** What a claim says about the cause. */
    public enum Role {
        /** It speaks for it. */
        SUPPORTS,
        /** It speaks against it. */
        CONTRADICTS,
        /** It shows the effect absent where or when the cause is absent. */
        COUNTERFACTUAL,
        /** It follows from the cause. */
        EFFECT,
        /** It shows that something is as it should be. */
        NORMAL
    }
}
