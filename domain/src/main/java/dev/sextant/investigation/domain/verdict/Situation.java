package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.signatures.Timing;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When an incident set in, as far as its evidence tells: the beginning of the last stretch of troubles that follow each other closely. Troubles that lie days back are another story.
 */
public final class Situation {

    /** Troubles further apart belong to different stories. */
    private static final Duration STORY = Duration.ofHours(3);

    /** Clocks and intervals of measuring are no more exact than that. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Option<Instant> onset;

    private Situation(Option<Instant> onset) {
        this.onset = onset;
    }

    /** The situation that these facts tell. */
    public static Situation of(FactBase base) {
        List<Instant> troubles = new ArrayList<>();
        for (Fact fact : base.facts()) {
            if (Troubles.isTrouble(fact) || fact.kind().equals("alert")) {
                fact.since().forEach(troubles::add);
            }
        }
        troubles.sort(Comparator.reverseOrder());
        Option<Instant> onset = Option.none();
        for (Instant each : troubles) {
            if (onset.exists(later -> Duration.between(each, later).compareTo(STORY) > 0)) {
                break;
            }
            onset = Option.some(each);
        }
        return new Situation(onset);
    }

    /** When it set in; none when nothing tells. */
    public Option<Instant> onset() {
        return onset;
    }

    /** Whether a fact is when it must be. */
    boolean meets(Fact fact, Timing timing) {
        if (onset.isEmpty() || fact.during().isEmpty()) {
            return false;
        }
        Instant at = onset.get();
        Instant from = fact.during().get().from();
        Instant to = fact.during().get().to();
        Duration before = Duration.between(from, at);
        return switch (timing) {
            case Timing.BeforeOnset near ->
                before.compareTo(TOLERANCE.negated()) >= 0 && before.compareTo(near.longest()) <= 0;
            case Timing.LongBeforeOnset far -> before.compareTo(far.least()) >= 0;
            case Timing.AroundOnset around -> before.abs().compareTo(around.most()) <= 0;
            case Timing.AfterOnset after -> before.isNegative();
            case Timing.OverBeforeOnset over -> to.isBefore(at.minus(TOLERANCE));
        };
    }
}
