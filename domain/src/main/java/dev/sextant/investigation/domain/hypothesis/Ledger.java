package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.verdict.Confidence;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was said about a hypothesis, and how much of its confidence faded while nothing was. What was withdrawn stays to be read and counts no longer.
 *
 * @param prior where the points begin, 20 to 50
 * @param testimonies in the order in which they were linked, at most {@value #MOST}; of one piece of evidence at most one stands
 * @param faded points that idle turns took, never more than there are above the prior
 * @param idleTurns turns since anything was linked or withdrawn
 */
public record Ledger(int prior, List<Testimony> testimonies, int faded, int idleTurns) {

    /** How many testimonies it takes, withdrawn ones included. */
    public static final int MOST = 500;

    /** Copies the testimonies. */
    public Ledger {
        testimonies = List.copyOf(testimonies);
    }

    /** Nothing said yet. */
    public static Ledger from(int prior) {
        return new Ledger(Confidence.from(prior).prior(), List.of(), 0, 0);
    }

    /** How sure that makes. */
    public Confidence confidence() {
        return unfaded(prior, testimonies).faded(faded);
    }

    /** The testimony of a piece of evidence, when it stands. */
    public Option<Testimony> standing(EvidenceRef evidence) {
        return Option.ofOptional(testimonies.stream()
                .filter(each -> each.stands() && each.evidence().equals(evidence))
                .findFirst());
    }

    /** With one testimony more. Another one of the same evidence is withdrawn by it. */
    Ledger with(Testimony testimony) {
        List<Testimony> all = without(testimony.evidence(), testimony.at());
        all.add(testimony);
        return counted(all);
    }

    /** Without what a piece of evidence says. */
    Ledger withdrawn(EvidenceRef evidence, Instant at) {
        return counted(without(evidence, at));
    }

    /** After a turn in which nobody said anything. */
    Ledger idled() {
        int left = confidence().points() - prior;
        int taken = Math.clamp(left, 0, Confidence.IDLE_TURN);
        return new Ledger(prior, testimonies, faded + taken, idleTurns + 1);
    }

    private List<Testimony> without(EvidenceRef evidence, Instant at) {
        List<Testimony> all = new ArrayList<>();
        testimonies.forEach(
                each -> all.add(each.stands() && each.evidence().equals(evidence) ? each.withdrawn(at) : each));
        return all;
    }

    /** What had faded of evidence that is gone does not weigh on what comes later. */
    private Ledger counted(List<Testimony> all) {
        int above = Math.max(0, unfaded(prior, all).points() - prior);
        return new Ledger(prior, all, Math.min(faded, above), 0);
    }

    private static Confidence unfaded(int prior, List<Testimony> testimonies) {
        Confidence confidence = Confidence.from(prior);
        for (Testimony each : testimonies) {
            if (each.stands()) {
                confidence = confidence.with(each.origin(), each.stance());
                confidence = each.role() == EvidenceRole.COUNTERFACTUAL ? confidence.withCounterfactual() : confidence;
            }
        }
        return confidence;
    }
}
