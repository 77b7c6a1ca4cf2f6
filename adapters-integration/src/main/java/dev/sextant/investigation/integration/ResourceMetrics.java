package dev.sextant.investigation.integration;

import static dev.sextant.investigation.integration.DatabaseLoadReader.INSTRUMENT;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Samples;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.integration.DatabaseLoadParts.Part;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What Performance Insights answers to {@code GetResourceMetrics}: series, by metric and dimension. A series of the load is told as a part of it too, by its average. */
final class ResourceMetrics {

    private final Findings findings;
    private final Subject database;
    private final Option<Period> during;
    private final SortedMap<String, List<Part>> parts = new TreeMap<>();
    private double average = Double.NaN;

    ResourceMetrics(Findings findings, Subject database, Option<Period> during) {
        this.findings = findings;
        this.database = database;
        this.during = during;
    }

    /** Brings the series, and the parts of the load. */
    void tell(Field metrics) {
        for (Field metric : metrics.list()) {
            findings.attempt(() -> series(metric));
        }
        parts.forEach((dimension, named) ->
                new DatabaseLoadParts(findings, database, during, average).ranked(dimension, named, List.of()));
    }

    private void series(Field metric) {
        String name = metric.in("key", "metric").text();
        List<Field> points = metric.at("data_points").list();
        long[] times = new long[points.size()];
        double[] values = new double[points.size()];
        for (int i = 0; i < times.length; i++) {
            Field time = points.get(i).at("timestamp");
            times[i] =
                    time.time().getOrElseThrow(() -> time.wrong("is no time")).toEpochMilli();
            values[i] = points.get(i).at("value").measured();
        }
        SortedMap<String, String> dimensions = metric.in("key", "dimensions").labels();
        boolean load = name.startsWith("db.load");
        Source source = findings.source(INSTRUMENT, name, metric);
        findings.series(
                database,
                new Samples(
                        name,
                        dimensions,
                        load ? Option.some("Average Active Sessions") : Option.none(),
                        Option.some(name.endsWith(".max") ? "Maximum" : "Average"),
                        times,
                        values),
                source.at(SeriesWindow.of(name, times).getOrElse(source.anchor())));
        var known = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
        if (!load || known.getCount() == 0) {
            return;
        }
        if (dimensions.isEmpty()) {
            average = known.getAverage();
            findings.fact(Fact.of("db.load", database, findings.source(INSTRUMENT, "", metric))
                    .number("average", known.getAverage())
                    .number("max", known.getMax())
                    .during(during)
                    .says("Performance Insights: the load of " + database + " is "
                            + Phrases.number(known.getAverage()) + " average active sessions, at most "
                            + Phrases.number(known.getMax())));
        } else {
            part(metric, dimensions, known.getAverage());
        }
    }

    private void part(Field metric, SortedMap<String, String> dimensions, double load) {
        Map.Entry<String, String> named = dimensions.entrySet().stream()
                .filter(entry ->
                        entry.getKey().endsWith(".statement") || entry.getKey().endsWith(".name"))
                .findFirst()
                .orElseGet(() -> dimensions.entrySet().iterator().next());
        parts.computeIfAbsent(named.getKey(), dimension -> new ArrayList<>())
                .add(new Part(metric.at("key"), named.getValue(), Option.some(load)));
    }
}
