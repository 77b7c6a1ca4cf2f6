package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Samples;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Reads the load of a database as Performance Insights tells it: the average active sessions, and the statements, waits, users and clients that make them. Flat renderings are read, and {@code DescribeDimensionKeys}. */
final class DatabaseLoadReader extends JsonReader {

    static final String INSTRUMENT = "performance_insights";

    DatabaseLoadReader() {
        super("database load of Performance Insights", Set.of());
    }

    @Override
    int claims(Field root) {
        if (root.hasAny("db_load", "load")
                && root.hasAny("top_sql", "top_statements", "top_wait_events", "top_waits")) {
            return CERTAIN;
        }
        if (root.hasAny("top_sql", "top_statements", "top_wait_events") || root.has("db_load")) {
            return SURE;
        }
        return isDimensionKeys(root) || isResourceMetrics(root) ? CERTAIN : 0;
    }

    private static boolean isDimensionKeys(Field root) {
        Field first = root.at("keys").first();
        return root.has("aligned_start_time") && first.has("dimensions", "total");
    }

    private static boolean isResourceMetrics(Field root) {
        Field metric = root.at("metric_list").first().in("key", "metric");
        return metric.textOrNothing().startsWith("db.") || root.has("aligned_start_time", "metric_list");
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new JsonDocument.Pieces() {
            @Override
            public void item(String list, Field item) {
                throw new WrongValue(item.pointer(), "A list is no database load");
            }

            @Override
            public void end(Field around) {
                read(findings, around);
            }
        };
    }

    private static void read(Findings findings, Field root) {
        Option<Instant> from = root.at("start_time", "aligned_start_time").time();
        Option<Instant> to = root.at("end_time", "aligned_end_time").time();
        Option<Period> during = from.map(began -> Period.between(began, to.getOrElse(began)));
        Subject database = new Subject(
                "database",
                root.at("db_instance_identifier", "identifier", "db_instance", "database")
                        .text());
        if (isResourceMetrics(root)) {
            new ResourceMetrics(findings, database, during).tell(root.at("metric_list"));
            return;
        }
        double average = load(findings, database, root.at("db_load", "load"), root, during);
        DatabaseLoadParts parts = new DatabaseLoadParts(findings, database, during, average);
        if (isDimensionKeys(root)) {
            parts.keys(root);
            return;
        }
        parts.statements(
                root.at("top_sql", "top_statements", "top_sql_statements").list());
        parts.waits(root.at("top_wait_events", "top_waits", "wait_events").list());
        parts.others("db.user", "user", root.at("top_users").list());
        parts.others("db.client", "client", root.at("top_hosts", "top_clients").list());
    }

    /** Brings the load as series and fact. */
    private static double load(Findings findings, Subject database, Field load, Field root, Option<Period> during) {
        double[] average = {Double.NaN};
        if (!load.exists()) {
            return Double.NaN;
        }
        findings.attempt(() -> {
            List<Field> values = load.isObject() ? load.at("values").list() : load.list();
            List<Field> times = load.isObject() ? load.at("timestamps").list() : List.of();
            double[] numbers = new double[values.size()];
            for (int i = 0; i < numbers.length; i++) {
                Field value = values.get(i);
                numbers[i] = (value.isObject() ? value.at("value") : value).measured();
            }
            Source source = findings.source(INSTRUMENT, "", load);
            long[] moments = moments(values, times);
            if (moments.length == numbers.length && moments.length > 0) {
                findings.series(
                        database,
                        new Samples(
                                "DBLoad",
                                new TreeMap<>(),
                                Option.some("Average Active Sessions"),
                                Option.some("Average"),
                                moments,
                                numbers),
                        findings.source(INSTRUMENT, "DBLoad", load)
                                .at(SeriesWindow.of("DBLoad", moments).getOrElse(source.anchor())));
            } else if (!times.isEmpty()) {
                throw load.at("values")
                        .wrong(Phrases.counted(numbers.length, "value") + " stand beside "
                                + Phrases.counted(times.size(), "time"));
            }
            average[0] = tell(findings, database, numbers, root, source, during);
        });
        return average[0];
    }

    private static long[] moments(List<Field> values, List<Field> times) {
        List<Field> told = times.isEmpty()
                ? values.stream()
                        .map(value -> value.at("timestamp"))
                        .filter(Field::exists)
                        .toList()
                : times;
        return told.stream()
                .mapToLong(time -> time.time()
                        .getOrElseThrow(() -> time.wrong("is no time"))
                        .toEpochMilli())
                .toArray();
    }

    private static double tell(
            Findings findings, Subject database, double[] numbers, Field root, Source source, Option<Period> during) {
        var known = java.util.Arrays.stream(numbers).filter(Double::isFinite).summaryStatistics();
        if (known.getCount() == 0) {
            return Double.NaN;
        }
        Option<Double> vcpus = root.at("vcpus", "vcpu", "max_vcpu").number();
        findings.fact(Fact.of("db.load", database, source)
                .number("average", known.getAverage())
                .number("max", known.getMax())
                .number("vcpus", vcpus)
                .during(during)
                .says("Performance Insights: the load of " + database + " is "
                        + Phrases.number(known.getAverage()) + " average active sessions, at most "
                        + Phrases.number(known.getMax())
                        + vcpus.map(count -> ", on " + Phrases.counted(count, "vCPU"))
                                .getOrElse("")));
        return known.getAverage();
    }
}
