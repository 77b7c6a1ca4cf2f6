package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.signatures.Clause;
import java.util.List;

/**
 * A clause that was met.
 *
 * @param clause which
 * @param role what it says about the hypothesis
 * @param facts that met it, at most {@link #SHOWN}; empty when it asks that there be none
 * @param looked where there must be none: the instruments that were read
 */
public record Met(Clause clause, Role role, List<Fact> facts, List<String> looked) {

    /** So many facts are kept for each clause. */
    public static final int SHOWN = 20;

    /** Copies the facts. */
    public Met {
        facts = List.copyOf(facts);
        looked = List.copyOf(looked);
    }

    /** What a clause that is met says about the hypothesis. */
    public enum Role {
        /** It must be so. */
        REQUIRED,
        /** It speaks for it. */
        SUPPORTS,
        /** It speaks against it. */
        REFUTES,
        /** It shows the effect absent where or when the cause is absent. */
        COUNTERFACTUAL,
        /** It rules out another explanation. */
        ALTERNATIVE
    }

    /** The independent sources that met it. An alert is none: it is what is to be explained. */
    public List<String> origins() {
        return facts.isEmpty()
                ? looked
                : facts.stream()
                        .filter(fact -> !fact.kind().equals("alert"))
                        .map(fact -> fact.source().origin())
                        .distinct()
                        .toList();
    }
}
