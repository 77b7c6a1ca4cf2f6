package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Samples;
import io.vavr.control.Option;
import java.util.SortedMap;

/**
 * What tells a series from others.
 *
 * @param name what is measured
 * @param labels what else tells it from others
 * @param unit empty when it is not told
 * @param statistic empty when it is not told
 */
record SeriesKey(String name, SortedMap<String, String> labels, String unit, String statistic) {

    /** Brings a series, where it has points. */
    static void bring(Findings findings, String instrument, SeriesKey key, Points points) {
        long[] times = points.times();
        SeriesWindow.of(key.name, times)
                .forEach(window -> findings.series(
                        MetricLabels.subject(key.labels),
                        new Samples(
                                key.name,
                                key.labels,
                                Option.of(key.unit).filter(unit -> !unit.isEmpty()),
                                Option.of(key.statistic).filter(statistic -> !statistic.isEmpty()),
                                times,
                                points.values()),
                        findings.source(instrument, key.name, "").at(window)));
    }
}
