package dev.sextant.investigation.domain.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How sure a hypothesis is, in whole points from 0 to 100, with everything they come from. Nobody sets the points: they follow from independent sources and their stances, and what lowers them is named. One source counts once in each direction, with the strongest it says,
 * however many facts it tells.
 */
public final class Confidence {

    /** From here a hypothesis is validated. */
    public static final int VALIDATED = 70;

    /** Up to here a hypothesis is refuted. */
    public static final int REFUTED = 20;

    /** Without a counterfactual points end here. */
    public static final int WITHOUT_COUNTERFACTUAL = 80;

    /** So many independent sources decide. */
    public static final int SOURCES = 2;

    /** What a turn in which nothing is learnt takes, as far as there is anything above the prior. */
    public static final int IDLE_TURN = 5;

    private final int prior;
    private final SortedMap<String, Stance> supporting;
    private final SortedMap<String, Stance> refuting;
    private final boolean counterfactual;
    private final List<Lowered> lowered;
    private final int faded;

    private Confidence(
            int prior,
            SortedMap<String, Stance> supporting,
            SortedMap<String, Stance> refuting,
            boolean counterfactual,
            List<Lowered> lowered,
            int faded) {
        this.prior = prior;
        this.supporting = Collections.unmodifiableSortedMap(supporting);
        this.refuting = Collections.unmodifiableSortedMap(refuting);
        this.counterfactual = counterfactual;
        this.lowered = List.copyOf(lowered);
        this.faded = faded;
    }

    /**
     * Points that were taken for a reason that is no source.
     *
     * @param points more than 0
     * @param reason in a sentence
     */
    public record Lowered(int points, String reason) {}

    /** Where it begins; 20 to 50. */
    public static Confidence from(int prior) {
        if (prior < 20 || prior > 50) {
            throw new IllegalArgumentException("a prior is 20 to 50: " + prior);
        }
        return new Confidence(prior, new TreeMap<>(), new TreeMap<>(), false, List.of(), 0);
    }

    /** With what a source says. A neutral one changes nothing. */
    public Confidence with(String origin, Stance stance) {
        SortedMap<String, Stance> forIt = new TreeMap<>(supporting);
        SortedMap<String, Stance> against = new TreeMap<>(refuting);
        if (stance.isFor()) {
            forIt.merge(origin, stance, (one, other) -> one.points() >= other.points() ? one : other);
        } else if (stance.isAgainst()) {
            against.merge(origin, stance, (one, other) -> one.points() <= other.points() ? one : other);
        }
        return new Confidence(prior, forIt, against, counterfactual, lowered, faded);
    }

    /** With a counterfactual: the effect is absent where or when the cause is absent. */
    public Confidence withCounterfactual() {
        return new Confidence(prior, supporting, refuting, true, lowered, faded);
    }

    /** Lowered for a reason; it can never be raised again. */
    public Confidence lowered(int points, String reason) {
        if (points <= 0) {
            throw new IllegalArgumentException("lowered by more than 0: " + points);
        }
        List<Lowered> all = new ArrayList<>(lowered);
        all.add(new Lowered(points, reason));
        return new Confidence(prior, supporting, refuting, counterfactual, all, faded);
    }

    /**
     * With what idle turns took of it in all, {@value #IDLE_TURN} each. However many there were, they never take it below its prior.
     *
     * @param points 0 or more
     */
    public Confidence faded(int points) {
        if (points < 0) {
            throw new IllegalArgumentException("faded by 0 or more: " + points);
        }
        return new Confidence(prior, supporting, refuting, counterfactual, lowered, faded + points);
    }

    /** The points, 0 to 100. */
    public int points() {
        int sum = prior;
        for (Stance stance : supporting.values()) {
            sum += stance.points();
        }
        for (Stance stance : refuting.values()) {
            sum += stance.points();
        }
        int capped = Math.min(sum, counterfactual ? 100 : WITHOUT_COUNTERFACTUAL);
        for (Lowered each : lowered) {
            capped -= each.points();
        }
        return Math.clamp(capped - takenByIdleTurns(capped), 0, 100);
    }

    private int takenByIdleTurns(int points) {
        return Math.clamp(points - prior, 0, faded);
    }

    /** Whether it is proven as far as its sources go: enough points, two independent sources for it, none against it. */
    public boolean isValidated() {
        return points() >= VALIDATED && supporting.size() >= SOURCES && refuting.isEmpty();
    }

    /** Whether it is disproved: few points, and two independent sources against it. */
    public boolean isRefuted() {
        return points() <= REFUTED && refuting.size() >= SOURCES;
    }

    /** Whether sources speak for it and against it. */
    public boolean isContested() {
        return !supporting.isEmpty() && !refuting.isEmpty();
    }

    /** Where it began. */
    public int prior() {
        return prior;
    }

    /** Independent sources that speak for it. */
    public SortedSet<String> supporting() {
        return new TreeSet<>(supporting.keySet());
    }

    /** Independent sources that speak against it. */
    public SortedSet<String> refuting() {
        return new TreeSet<>(refuting.keySet());
    }

    /** Whether the effect was shown absent where or when the cause is absent. */
    public boolean hasCounterfactual() {
        return counterfactual;
    }

    /** How the points came about, one sentence for each step. */
    public List<String> account() {
        List<String> steps = new ArrayList<>();
        steps.add(prior + " to begin with");
        supporting.forEach((origin, stance) -> steps.add("+" + stance.points() + ": " + origin + " "
                + (stance == Stance.STRONGLY_SUPPORTS ? "strongly supports it" : "supports it")));
        refuting.forEach((origin, stance) -> steps.add("−" + -stance.points() + ": " + origin + " "
                + (stance == Stance.STRONGLY_CONTRADICTS ? "strongly contradicts it" : "contradicts it")));
        if (!counterfactual) {
            steps.add("at most " + WITHOUT_COUNTERFACTUAL + " without a counterfactual");
        }
        lowered.forEach(each -> steps.add("−" + each.points() + ": " + each.reason()));
        if (faded > 0) {
            steps.add("−" + faded + ": idle turns, not below " + prior);
        }
        return steps;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Confidence that
                && prior == that.prior
                && counterfactual == that.counterfactual
                && supporting.equals(that.supporting)
                && refuting.equals(that.refuting)
                && lowered.equals(that.lowered)
                && faded == that.faded;
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(prior, supporting, refuting, counterfactual, lowered, faded);
    }

    @Override
    public String toString() {
        return points() + " points";
    }
}
