package dev.sextant.investigation.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads metrics in plain JSON: series with a name and points ({@code [[time, value], …]} or objects), series with times and values side by side, and lists of rows with a time and one or more numbers.
 */
final class MetricsJsonReader extends JsonReader {

    private static final String INSTRUMENT = "metrics";
    private static final String[] TIMES = {"timestamp", "time", "ts", "date", "datetime"};
    private static final String[] NAMES = {"name", "metric", "metric_name", "measure", "target"};
    private static final String[] POINTS = {"points", "datapoints", "values", "samples", "pointlist", "data"};
    /** What logs, events and changes have, and rows of numbers have not. */
    private static final String[] OTHERS = {
        "message",
        "msg",
        "level",
        "severity",
        "reason",
        "action",
        "event",
        "log",
        "logger",
        "pid",
        "thread",
        "caller",
        "version",
        "commit",
        "sha",
        "image",
        "change",
        "statement",
        "text",
        "query",
        "detail"
    };

    private static final Set<String> KNOWN = Set.of(
            "timestamp",
            "time",
            "ts",
            "date",
            "datetime",
            "name",
            "metric",
            "metricname",
            "measure",
            "target",
            "value",
            "unit",
            "stat",
            "statistic",
            "labels",
            "tags",
            "dimensions",
            "points",
            "datapoints",
            "values",
            "samples",
            "pointlist",
            "data",
            "timestamps",
            "times",
            "scope");

    MetricsJsonReader() {
        super("metrics in plain JSON", Set.of("/series", "/metrics", "/points", "/rows"));
    }

    @Override
    int claims(Field root) {
        if (root.isList()) {
            return ofItem(root.first());
        }
        for (String list : new String[] {"series", "metrics", "points", "rows"}) {
            if (root.at(list).isListOfObjects() && ofItem(root.at(list).first()) > 0) {
                return LIKELY;
            }
        }
        return isSeries(root) ? LIKELY : 0;
    }

    private static int ofItem(Field item) {
        return isSeries(item) || isRow(item) ? LIKELY : 0;
    }

    private static boolean isSeries(Field item) {
        return item.hasAny(NAMES)
                && !item.hasAny("id", "status_code")
                && (item.has("timestamps", "values")
                        || item.has("times", "values")
                        || isPoint(item.at(POINTS).first()));
    }

    private static boolean isPoint(Field point) {
        return point.isList()
                ? point.list().size() == 2 && point.list().stream().allMatch(MetricsJsonReader::isNumeric)
                : point.hasAny(TIMES) && point.has("value") && isNumeric(point.at("value"));
    }

    /** A row has a time, numbers, and nothing that a log would have. */
    private static boolean isRow(Field row) {
        if (!row.isObject() || !row.hasAny(TIMES) || row.hasAny(OTHERS)) {
            return false;
        }
        return row.members().entrySet().stream()
                .anyMatch(
                        member -> !isTime(member.getKey()) && member.getValue().value() instanceof Json.Amount);
    }

    private static boolean isNumeric(Field field) {
        return field.value() instanceof Json.Amount || field.value() == Json.Nothing.NULL;
    }

    private static boolean isTime(String name) {
        return Arrays.asList(TIMES).contains(Field.plain(name));
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new Metrics(findings);
    }

    /** The series of one file; rows are gathered, as each holds a point of many. */
    private static final class Metrics implements JsonDocument.Pieces {

        private final Findings findings;
        private final Map<SeriesKey, Points> rows = new LinkedHashMap<>();

        Metrics(Findings findings) {
            this.findings = findings;
        }

        @Override
        public void item(String list, Field item) {
            if (!item.isObject()) {
                throw item.wrong("is no object");
            }
            if (item.hasAny(TIMES)) {
                row(item);
            } else {
                series(item);
            }
        }

        @Override
        public void end(Field around) {
            if (isSeries(around)) {
                findings.attempt(() -> series(around));
            }
            rows.forEach((key, points) -> SeriesKey.bring(findings, INSTRUMENT, key, points));
        }

        private void row(Field row) {
            Field time = row.at(TIMES);
            long moment =
                    time.time().getOrElseThrow(() -> time.wrong("is no time")).toEpochMilli();
            SortedMap<String, String> labels = labels(row);
            row.members().forEach((name, field) -> {
                if (!KNOWN.contains(Field.plain(name)) && field.value() instanceof Json.Words words) {
                    labels.put(name, words.value());
                }
            });
            String named = row.at(NAMES).text();
            if (!named.isEmpty()) {
                add(named, labels, row, moment, row.at("value"));
                return;
            }
            row.members().forEach((name, field) -> {
                if (!isTime(name) && isNumeric(field)) {
                    add(name, labels, row, moment, field);
                }
            });
        }

        private void add(String name, SortedMap<String, String> labels, Field row, long moment, Field value) {
            SeriesKey key = new SeriesKey(
                    name,
                    labels,
                    row.at("unit").text(),
                    row.at("stat", "statistic").text());
            rows.computeIfAbsent(key, fresh -> new Points()).add(moment, value.measured());
        }

        private void series(Field item) {
            String name = item.at(NAMES).text();
            if (name.isEmpty()) {
                throw new WrongValue(item.pointer(), "This series has no name");
            }
            List<Field> times = new ArrayList<>();
            List<Field> values = new ArrayList<>();
            if (item.hasAny("timestamps", "times")) {
                times.addAll(item.at("timestamps", "times").list());
                values.addAll(item.at("values").list());
            } else {
                boolean valueFirst = item.has("target");
                for (Field point : item.at(POINTS).list()) {
                    List<Field> pair = point.isList() ? point.list() : List.of(point.at(TIMES), point.at("value"));
                    if (pair.size() != 2) {
                        throw point.wrong("A point is a time and a value");
                    }
                    times.add(pair.get(valueFirst && point.isList() ? 1 : 0));
                    values.add(pair.get(valueFirst && point.isList() ? 0 : 1));
                }
            }
            if (times.size() != values.size()) {
                throw item.at("values")
                        .wrong(Phrases.counted(values.size(), "value") + " stand beside "
                                + Phrases.counted(times.size(), "time"));
            }
            Points points = new Points();
            for (int i = 0; i < times.size(); i++) {
                Field time = times.get(i);
                points.add(
                        time.time()
                                .getOrElseThrow(() -> time.wrong("is no time"))
                                .toEpochMilli(),
                        values.get(i).measured());
            }
            SortedMap<String, String> labels = labels(item);
            SeriesKey.bring(
                    findings,
                    INSTRUMENT,
                    new SeriesKey(
                            name,
                            labels,
                            item.at("unit").text(),
                            item.at("stat", "statistic").text()),
                    points);
        }

        private static SortedMap<String, String> labels(Field item) {
            Field labels = item.at("labels", "tags", "dimensions");
            if (labels.isObject() || labels.isListOfObjects()) {
                return CloudDimensions.labels(labels);
            }
            SortedMap<String, String> tags = new TreeMap<>();
            for (String tag : DatadogTags.of(labels).tags()) {
                int colon = tag.indexOf(':');
                if (colon > 0) {
                    tags.put(tag.substring(0, colon), tag.substring(colon + 1));
                }
            }
            return tags;
        }
    }
}
