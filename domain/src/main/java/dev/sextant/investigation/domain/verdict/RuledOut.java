package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Source;
import java.util.List;

/**
 * An explanation that is not the case.
 *
 * @param what the explanation
 * @param why the fact that rules it out, in a sentence
 * @param sources where that stands
 */
public record RuledOut(String what, String why, List<Source> sources) {

    /** Copies the sources. */
    public RuledOut {
        sources = List.copyOf(sources);
    }
}
