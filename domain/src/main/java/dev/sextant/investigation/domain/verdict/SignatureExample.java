package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Link;
import dev.sextant.investigation.domain.evidence.Utterance;
import java.util.List;

/**
 * What a signature is tried on, and what must come of it.
 *
 * @param signature id of the signature that is tried
 * @param name of the example, for people
 * @param expected what must come of it
 * @param facts what is known
 * @param links how things hang together
 * @param utterances what was written
 * @param looked instruments that were read and told nothing
 */
public record SignatureExample(
        String signature,
        String name,
        Expected expected,
        List<Fact> facts,
        List<Link> links,
        List<Utterance> utterances,
        List<String> looked) {

    /** Copies the lists. */
    public SignatureExample {
        facts = List.copyOf(facts);
        links = List.copyOf(links);
        utterances = List.copyOf(utterances);
        looked = List.copyOf(looked);
    }

    /** What must come of it. */
    public sealed interface Expected {

        /** The signature is the cause, or one of several. */
        record Cause() implements Expected {}

        /** The signature is not named. */
        record NotNamed() implements Expected {}

        /**
         * Another is named instead.
         *
         * @param signature its id
         */
        record Instead(String signature) implements Expected {}
    }
}
