package dev.sextant.investigation.domain.signatures;

import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import java.util.Set;

/** Which facts a condition looks at. */
public sealed interface Selector {

    /**
     * Facts of a kind.
     *
     * @param kind as readers bring it
     */
    record OfKind(String kind) implements Selector {}

    /**
     * Courses of what is measured.
     *
     * @param names canonical names, at least one
     */
    record OfMeasures(Set<String> names) implements Selector {
        /** Copies the names. */
        public OfMeasures {
            names = Set.copyOf(names);
        }
    }

    /**
     * Texts.
     *
     * @param pattern that is found in them
     * @param spoken by whom; empty for all
     * @param atLeast how bad the writer held it to be at least
     */
    record OfText(TextPattern pattern, Set<Utterance.Kind> spoken, Severity atLeast) implements Selector {
        /** Copies the speakers. */
        public OfText {
            spoken = Set.copyOf(spoken);
        }
    }
}
