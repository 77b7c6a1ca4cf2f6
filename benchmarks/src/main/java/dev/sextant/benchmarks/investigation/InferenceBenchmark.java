package dev.sextant.benchmarks.investigation;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.evidence.Link;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.signatures.Signature;
import dev.sextant.investigation.domain.signatures.SignatureCatalogue;
import dev.sextant.investigation.domain.verdict.Inference;
import dev.sextant.investigation.domain.verdict.SignatureExample;
import dev.sextant.investigation.integration.catalogue.SignatureFiles;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long it takes to compare many facts with many signatures: facts of the examples that ship with the catalogue, spread over many subjects, until there are as many as asked for. Prints the median and the worst of the rounds after
 * warming up. Usage: {@code InferenceBenchmark [FACTS] [SIGNATURES] [ROUNDS]}.
 */
public final class InferenceBenchmark {

    private InferenceBenchmark() {}

    /** Measures. */
    public static void main(String[] args) {
        int facts = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int signatures = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
        SignatureFiles.Read shipped = SignatureFiles.shipped();
        SignatureCatalogue catalogue =
                SignatureCatalogue.of(many(shipped.signatures(), signatures)).get();
        FactBase base = base(shipped.examples(), facts);
        var inference = new Inference(catalogue);
        double[] millis = new double[rounds];
        for (int i = -rounds; i < rounds; i++) {
            long start = System.nanoTime();
            inference.decide(base);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%d facts, %d signatures: median %.1f ms, worst %.1f ms of %d rounds%n",
                base.facts().size(),
                catalogue.all().size(),
                millis[rounds / 2],
                millis[rounds - 1],
                rounds);
    }

    /** The shipped ones, and copies of them under other names. */
    private static List<Signature> many(List<Signature> shipped, int count) {
        List<Signature> all = new ArrayList<>(shipped);
        for (int i = 0; all.size() < count; i++) {
            Signature s = shipped.get(i % shipped.size());
            all.add(new Signature(
                    s.id() + "-copy" + i,
                    s.version(),
                    s.title(),
                    s.category(),
                    s.failureMode(),
                    s.subject(),
                    s.prior(),
                    s.requires(),
                    s.supports(),
                    s.refutes(),
                    s.counterfactual(),
                    s.unlike(),
                    s.alternatives(),
                    s.explains(),
                    s.chain(),
                    s.asks(),
                    s.remedies()));
        }
        return all;
    }

    private static FactBase base(List<SignatureExample> examples, int count) {
        var random = new Random(7);
        List<Fact> pattern =
                examples.stream().flatMap(example -> example.facts().stream()).toList();
        List<Fact> facts = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; facts.size() < count; i++) {
            Fact fact = pattern.get(random.nextInt(pattern.size()));
            Subject subject = new Subject(fact.subject().type(), fact.subject().name() + "-" + i % 1_000);
            links.add(new Link(subject, Relation.PART_OF, new Subject("deployment", "deployment-" + i % 100)));
            Instant at = Instant.ofEpochSecond(1_780_000_000L + i);
            facts.add(new Fact(
                    fact.kind(),
                    subject,
                    fact.values(),
                    Option.some(Period.at(at)),
                    new Source(
                            "file-" + i % 50, fact.source().instrument(), fact.source().stream(), new Anchor.Whole()),
                    fact.says()));
        }
        return new FactBase(facts, links, List.of());
    }
}
