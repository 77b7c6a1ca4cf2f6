package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;
import java.time.Duration;

/** Which of two metrics moved first, and by how much: never more exactly than their points show it. Whoever moved first need not be the cause. */
public sealed interface LeadLag {

    /** What it is in one plain sentence, without a full stop. */
    String sentence();

    /**
     * One metric moved before the other.
     *
     * @param first the one that moved first
     * @param second the one that followed
     * @param atLeast shortest time between them, at least 0
     * @param atMost longest time between them
     */
    record Leads(MetricKey first, MetricKey second, Duration atLeast, Duration atMost) implements LeadLag {

        @Override
        public String sentence() {
            return first.name() + " moved before " + second.name() + ", by " + said(atLeast) + " to " + said(atMost);
        }

        private static String said(Duration duration) {
            return Quantity.say(duration.toMillis() / 1e3, Option.some("s"));
        }
    }

    /**
     * The points do not show which one moved first.
     *
     * @param one the one metric
     * @param other the other metric
     * @param reason why not
     */
    record CannotBeTold(MetricKey one, MetricKey other, Reason reason) implements LeadLag {

        @Override
        public String sentence() {
            return "whether " + one.name() + " or " + other.name() + " moved first cannot be told: " + reason.words;
        }
    }

    /** Why it cannot be told which metric moved first. */
    enum Reason {
        /** The intervals in which they began to move overlap. */
        ONSETS_OVERLAP("both began to move in the same interval"),
        /** One of them did nothing that can be told from noise, and they do not move together either. */
        NO_COMMON_MOVEMENT("they do not move together"),
        /** They move together, and no later than their points are apart. */
        TOGETHER("they move together, as nearly as their points show it"),
        /** Their windows have too few points in common. */
        TOO_FEW_POINTS("their windows have too little in common");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /**
     * Compares when two metrics first departed, and where one of them did not, how they move together.
     *
     * @param a one series
     * @param b another
     */
    static LeadLag between(MetricSeries a, MetricSeries b) {
        Option<Onset> onsetOfA =
                SeriesAnalysis.of(a, Option.none(), Option.none()).departure();
        Option<Onset> onsetOfB =
                SeriesAnalysis.of(b, Option.none(), Option.none()).departure();
        return onsetOfA.isDefined() && onsetOfB.isDefined()
                ? between(a.key(), onsetOfA.get(), b.key(), onsetOfB.get())
                : CommonMovement.between(a, b);
    }

    /**
     * Compares two onsets.
     *
     * @param a one metric
     * @param onsetOfA when it began to move
     * @param b another
     * @param onsetOfB when that began to move
     */
    static LeadLag between(MetricKey a, Onset onsetOfA, MetricKey b, Onset onsetOfB) {
        if (onsetOfA.isSurelyBefore(onsetOfB)) {
            return leads(a, onsetOfA, b, onsetOfB);
        }
        return onsetOfB.isSurelyBefore(onsetOfA)
                ? leads(b, onsetOfB, a, onsetOfA)
                : new CannotBeTold(a, b, Reason.ONSETS_OVERLAP);
    }

    private static Leads leads(MetricKey first, Onset early, MetricKey second, Onset late) {
        return new Leads(
                first,
                second,
                Duration.between(early.latest(), late.earliest()),
                Duration.between(early.earliest(), late.latest()));
    }
}
