package dev.sextant.investigation.domain.measures;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Topology;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything that was measured, judged once all limits are known: those that other sources tell, and those that were measured themselves. */
public final class Measurements {

    private final List<MeasuredSeries> series = new ArrayList<>();

    /** Takes a series. */
    public void add(MeasuredSeries measured) {
        series.add(measured);
    }

    /**
     * The facts.
     *
     * @param told facts of kind {@code limit}
     * @param topology how things hang together, for whose limit is whose
     */
    public List<Fact> facts(Collection<Fact> told, Topology topology) {
        List<Fact> facts = new ArrayList<>();
        for (MeasuredSeries each : series) {
            facts.add(each.fact(limit(each, told, topology).orElse(() -> measured(each, topology))));
        }
        return facts;
    }

    /** The limit that a source tells, rather of the very thing than of something that it hangs together with. */
    private static Option<Double> limit(MeasuredSeries series, Collection<Fact> told, Topology topology) {
        List<Fact> fitting = told.stream()
                .filter(limit -> limit.text("measure").equals(series.measure().name()))
                .filter(limit -> topology.concerns(series.subject(), limit.subject()))
                .toList();
        return Option.ofOptional(fitting.stream()
                        .filter(limit -> limit.subject().equals(series.subject()))
                        .findFirst())
                .orElse(() -> Option.ofOptional(fitting.stream().findFirst()))
                .flatMap(limit -> limit.number("value"));
    }

    private Option<Double> measured(MeasuredSeries each, Topology topology) {
        return Option.ofOptional(series.stream()
                        .filter(other -> other.measure()
                                .limitOf()
                                .contains(each.measure().name()))
                        .filter(other -> topology.concerns(each.subject(), other.subject()))
                        .findFirst())
                .map(MeasuredSeries::last);
    }
}
