package dev.sextant.investigation.integration;

import dev.sextant.investigation.application.EvidenceReader;
import dev.sextant.investigation.domain.evidence.EvidenceSink;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads metrics from tables: a column with times, and a column for each metric or one that names it. Fields are separated by comma, semicolon or tab; between semicolons a comma is the decimal one. A file of any length is read line by
 * line, and only its numbers are held, sixteen bytes for each point; beyond 16 million points the rest is left out and said so.
 */
final class MetricsCsvReader implements EvidenceReader {

    private static final String INSTRUMENT = "metrics";
    private static final int SURE = 70;
    private static final int MOST_POINTS = 16_000_000;
    private static final int MOST_SERIES = 100_000;
    private static final int LOOKED_AT = 40;

    @Override
    public String takes() {
        return "metrics in tables (CSV)";
    }

    @Override
    public int sureness(Beginning beginning) {
        try {
            List<String> lines = TextLines.first(beginning);
            return lines.isEmpty()
                            || startsJson(lines.getFirst())
                            || CsvLayout.of(lines).isEmpty()
                    ? 0
                    : SURE;
        } catch (WrongValue noTable) {
            return 0;
        }
    }

    private static boolean startsJson(String line) {
        return line.startsWith("{") || line.startsWith("[");
    }

    @Override
    public Either<Malformed, Read> read(String file, InputStream content, EvidenceSink sink) throws IOException {
        TextLines lines = new TextLines(content);
        List<String> first = new ArrayList<>();
        try {
            while (first.size() < LOOKED_AT) {
                Option<String> line = lines.next();
                if (line.isEmpty()) {
                    break;
                }
                first.add(line.get());
            }
            Option<CsvLayout> layout = CsvLayout.of(first);
            if (layout.isEmpty()) {
                return Either.left(new Malformed(
                        "line 1", "This is no table of metrics: a column of times and one of numbers are needed"));
            }
            return new Table(layout.get(), new Findings(file, sink)).read(first, lines);
        } catch (WrongValue wrong) {
            return Either.left(new Malformed(wrong.place(), wrong.reason()));
        }
    }

    /** One file while it is read. */
    private static final class Table {

        private final CsvLayout layout;
        private final Findings findings;
        private final Map<SeriesKey, Points> series = new LinkedHashMap<>();
        private final Map<Integer, Points> columns = new HashMap<>();
        private long points;
        private boolean full;

        Table(CsvLayout layout, Findings findings) {
            this.layout = layout;
            this.findings = findings;
        }

        Either<Malformed, Read> read(List<String> first, TextLines rest) throws IOException {
            for (int i = 1; i < first.size(); i++) {
                row(first.get(i), i + 1L);
            }
            boolean more = true;
            while (more) {
                try {
                    Option<String> line = rest.next();
                    more = line.isDefined();
                    line.forEach(text -> row(text, rest.number()));
                } catch (WrongValue tooLong) {
                    findings.leaveOut(tooLong);
                }
            }
            if (full) {
                findings.hint("", "The table holds more numbers than are read at once; the last ones were left out");
            }
            series.forEach((key, some) -> SeriesKey.bring(findings, INSTRUMENT, key, some));
            return findings.outcome();
        }

        private void row(String line, long number) {
            if (line.isBlank() || line.startsWith("#")) {
                return;
            }
            findings.attempt(() -> take(line, "line " + number));
        }

        private void take(String line, String place) {
            List<String> fields = CsvLine.split(line, layout.delimiter(), place);
            if (fields.size() != layout.header().size()) {
                throw new WrongValue(
                        place,
                        "The line has " + Phrases.counted(fields.size(), "field") + ", the header "
                                + layout.header().size());
            }
            long time = Moments.parse(fields.get(layout.time()))
                    .getOrElseThrow(() -> new WrongValue(place, "“" + fields.get(layout.time()) + "” is no time"))
                    .toEpochMilli();
            double[] values = new double[layout.values().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(fields.get(layout.values().get(i)), place);
            }
            SortedMap<String, String> labels = new TreeMap<>();
            layout.labels().forEach(label -> labels.put(layout.header().get(label), fields.get(label)));
            for (int i = 0; i < values.length; i++) {
                add(fields, labels, i, time, values[i]);
            }
        }

        private double value(String field, String place) {
            return CsvLayout.isMissing(field)
                    ? Double.NaN
                    : CsvLayout.number(field, layout.delimiter())
                            .getOrElseThrow(() -> new WrongValue(place, "“" + field + "” is no number"));
        }

        private void add(List<String> fields, SortedMap<String, String> labels, int index, long time, double value) {
            if (points >= MOST_POINTS) {
                full = true;
                return;
            }
            // In a wide table without labels a column is a series: it need not be looked for again at each line.
            boolean column = layout.name() < 0 && layout.labels().isEmpty() && layout.unit() < 0;
            Points known = column ? columns.get(index) : null;
            if (known == null) {
                SeriesKey key = key(fields, labels, layout.values().get(index));
                if (series.size() >= MOST_SERIES && !series.containsKey(key)) {
                    full = true;
                    return;
                }
                known = series.computeIfAbsent(key, fresh -> new Points());
                if (column) {
                    columns.put(index, known);
                }
            }
            points++;
            known.add(time, value);
        }

        private SeriesKey key(List<String> fields, SortedMap<String, String> labels, int column) {
            String title = layout.header().get(column);
            boolean named = layout.name() >= 0;
            return new SeriesKey(
                    named ? fields.get(layout.name()) : MetricTitle.name(title),
                    labels,
                    layout.unit() >= 0 ? fields.get(layout.unit()) : MetricTitle.unit(title),
                    named && !Field.plain(title).startsWith("val") ? title : "");
        }
    }
}
