package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.signatures.SignatureCatalogue;
import java.util.List;

/**
 * Decides what an incident came of. Facts are compared with every signature; what is met in full and rests on independent sources is proven; look-alikes, effects and lesser explanations fall away; what is left is the cause, or several. Where nothing is left, it is told
 * whether nothing is wrong, or what would have to be known. The same evidence leads to the same verdict, in whatever order it came.
 */
public final class Inference {

    private final SignatureCatalogue catalogue;

    /** An inference with these signatures. */
    public Inference(SignatureCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What follows from what is known. */
    public Verdict decide(FactBase base) {
        return conclude(base).verdict();
    }

    /**
     * What follows from what is known, with every hypothesis that was looked at.
     *
     * @param verdict what it came to
     * @param hypotheses all that are met at least in part, the surest first
     */
    public record Conclusion(Verdict verdict, List<Assessment> hypotheses) {
        /** Copies the hypotheses. */
        public Conclusion {
            hypotheses = List.copyOf(hypotheses);
        }
    }

    /** What follows from what is known, with every hypothesis that was looked at. */
    public Conclusion conclude(FactBase base) {
        Situation situation = Situation.of(base);
        List<Assessment> all = new Assessor(base, situation).assess(catalogue.all());
        Competition competition = new Competition(catalogue, base, situation, all);
        Health health = new Health(base);
        VerdictWriter writer = new VerdictWriter(base, situation, competition, health);
        List<Assessment> causes = competition.causes();
        List<Assessment> benign = competition.contestants().stream()
                .filter(each -> each.isValidated() && each.signature().isBenign())
                .toList();
        Verdict verdict;
        if (!benign.isEmpty()
                && isExplainedBy(benign, causes, competition)
                && isCovered(health.grave(), benign, base)) {
            verdict = writer.benign(benign.getFirst());
        } else if (!causes.isEmpty()) {
            verdict = writer.cause(causes);
        } else if (health.isFine()) {
            verdict = writer.healthy();
        } else {
            verdict = writer.unresolved();
        }
        return new Conclusion(verdict, competition.contestants());
    }

    private static boolean isExplainedBy(List<Assessment> benign, List<Assessment> causes, Competition competition) {
        return causes.stream()
                .allMatch(cause -> benign.stream().anyMatch(harmless -> competition.follows(cause, harmless)));
    }

    /** Whether everything that is grave concerns only what is explained to be harmless. */
    private static boolean isCovered(List<Fact> grave, List<Assessment> benign, FactBase base) {
        return grave.stream()
                .allMatch(fact -> benign.stream()
                        .anyMatch(harmless -> harmless.evidence().contains(fact)
                                || base.topology().linked(harmless.subject(), fact.subject())
                                || harmless.also().contains(fact.subject())));
    }
}
