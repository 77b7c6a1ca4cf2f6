package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.signatures.SignatureCatalogue;
import dev.sextant.investigation.domain.verdict.Verdict.Cause;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Tries signatures on examples, as a whole catalogue: what counts is what it names in the end. */
public final class SignatureTrial {

    private final SignatureCatalogue catalogue;
    private final Inference inference;

    /** A trial of this catalogue. */
    public SignatureTrial(SignatureCatalogue catalogue) {
        this.catalogue = catalogue;
        this.inference = new Inference(catalogue);
    }

    /** What a catalogue makes of an example. */
    public Inference.Conclusion conclude(SignatureExample example) {
        TextFacts texts = new TextFacts(catalogue.patterns());
        example.utterances().forEach(texts::accept);
        List<Fact> facts = new ArrayList<>(example.facts());
        facts.addAll(texts.facts());
        return inference.conclude(new FactBase(facts, example.links(), example.looked()));
    }

    /**
     * Tries one example.
     *
     * @return what is not as expected, in a sentence; none when all is
     */
    public Option<String> failure(SignatureExample example) {
        Inference.Conclusion conclusion = conclude(example);
        List<String> named =
                conclusion.verdict().causes().stream().map(Cause::signature).toList();
        boolean own = named.contains(example.signature());
        boolean right = switch (example.expected()) {
            case SignatureExample.Expected.Cause cause -> own;
            case SignatureExample.Expected.NotNamed none -> !own;
            case SignatureExample.Expected.Instead other -> !own && named.contains(other.signature());
        };
        return Option.when(
                !right,
                () -> example.signature() + ", " + example.name() + ": expected " + expected(example)
                        + ", but it came to " + conclusion.verdict().kind().key() + (named.isEmpty() ? "" : " " + named)
                        + hypotheses(conclusion));
    }

    private static String expected(SignatureExample example) {
        return switch (example.expected()) {
            case SignatureExample.Expected.Cause cause -> "this to be the cause";
            case SignatureExample.Expected.NotNamed none -> "this not to be named";
            case SignatureExample.Expected.Instead other -> other.signature();
        };
    }

    private static String hypotheses(Inference.Conclusion conclusion) {
        List<String> some = conclusion.hypotheses().stream()
                .limit(4)
                .map(each -> each.signature().id() + " of " + each.subject() + " "
                        + each.confidence().account()
                        + (each.isFull()
                                ? ""
                                : " without "
                                        + each.unmet().stream().map(c -> c.id()).toList()))
                .toList();
        return "; looked at " + some;
    }
}
