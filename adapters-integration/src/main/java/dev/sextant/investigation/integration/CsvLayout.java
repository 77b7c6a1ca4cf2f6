package dev.sextant.investigation.integration;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a table of metrics is laid out: wide, with a column for each metric, or long, with a column that names the metric and one that holds the value.
 *
 * @param delimiter between fields
 * @param header the names of the columns
 * @param time the column that holds the time
 * @param name the column that names the metric; -1 in a wide table
 * @param values the columns that hold numbers
 * @param unit the column that names the unit; -1 when there is none
 * @param labels the columns that tell series apart
 */
record CsvLayout(
        char delimiter, List<String> header, int time, int name, List<Integer> values, int unit, List<Integer> labels) {

    private static final Set<String> TIMES = Set.of(
            "time",
            "timestamp",
            "ts",
            "date",
            "datetime",
            "zeit",
            "zeitstempel",
            "eventtime",
            "timeutc",
            "epoch",
            "unixtime",
            "timestamputc",
            "_time",
            "@timestamp");
    private static final Set<String> NAMES =
            Set.of("metric", "metricname", "name", "measure", "measurement", "series", "counter");
    private static final Set<String> VALUES =
            Set.of("value", "val", "average", "avg", "maximum", "max", "minimum", "min", "sum", "wert");
    private static final String DELIMITERS = ",;\t";
    private static final int MOST_COLUMNS = 2_000;

    /**
     * The layout that the first lines show.
     *
     * @param lines without the line ends, the header first
     * @return none when they are no table of metrics
     */
    static Option<CsvLayout> of(List<String> lines) {
        if (lines.size() < 2) {
            return Option.none();
        }
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            if (lines.getFirst().indexOf(delimiter) > 0) {
                Option<CsvLayout> layout = of(lines, delimiter);
                if (layout.isDefined()) {
                    return layout;
                }
            }
        }
        return Option.none();
    }

    private static Option<CsvLayout> of(List<String> lines, char delimiter) {
        List<String> header = CsvLine.split(lines.getFirst(), delimiter, "");
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                rows.add(row(line, delimiter));
            }
        }
        int time = timeColumn(header, rows, delimiter);
        if (time < 0 || header.size() > MOST_COLUMNS || rows.isEmpty()) {
            return Option.none();
        }
        long matching = rows.stream().filter(row -> row.size() == header.size()).count();
        if (matching * 10 < rows.size() * 8L) {
            return Option.none();
        }
        return columns(header, rows, delimiter, time);
    }

    /** The fields of a line; none where it is wrong, which is told when it is read. */
    private static List<String> row(String line, char delimiter) {
        try {
            return CsvLine.split(line, delimiter, "");
        } catch (WrongValue wrong) {
            return List.of();
        }
    }

    private static Option<CsvLayout> columns(List<String> header, List<List<String>> rows, char delimiter, int time) {
        int name = -1;
        int unit = -1;
        List<Integer> values = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String plain = Field.plain(header.get(i));
            boolean numeric = isNumeric(rows, i, delimiter);
            if (i == time) {
                continue;
            }
            if (plain.equals("unit") && !numeric) {
                unit = i;
            } else if (numeric) {
                values.add(i);
            } else if (name < 0 && NAMES.contains(plain)) {
                name = i;
            } else {
                labels.add(i);
            }
        }
        if (name >= 0) {
            values.removeIf(column -> !VALUES.contains(Field.plain(header.get(column))));
        }
        return values.isEmpty()
                ? Option.none()
                : Option.some(new CsvLayout(delimiter, header, time, name, values, unit, labels));
    }

    private static int timeColumn(List<String> header, List<List<String>> rows, char delimiter) {
        for (int i = 0; i < header.size(); i++) {
            if (TIMES.contains(Field.plain(header.get(i))) && areTimes(rows, i)) {
                return i;
            }
        }
        // A first column without one of the usual names is taken when a header stands above it.
        boolean titled = !header.isEmpty()
                && Moments.parse(header.getFirst()).isEmpty()
                && number(header.getFirst(), delimiter).isEmpty();
        return titled && areTimes(rows, 0) && isWritten(rows) ? 0 : -1;
    }

    /** Whether the first column holds times in words, and not large numbers that may be anything. */
    private static boolean isWritten(List<List<String>> rows) {
        return rows.stream()
                .filter(row -> !row.isEmpty())
                .allMatch(row -> row.getFirst().contains("-") || row.getFirst().contains(":"));
    }

    private static boolean areTimes(List<List<String>> rows, int column) {
        long good = rows.stream()
                .filter(row ->
                        row.size() > column && Moments.parse(row.get(column)).isDefined())
                .count();
        return good > 0 && good * 10 >= rows.size() * 8L;
    }

    private static boolean isNumeric(List<List<String>> rows, int column, char delimiter) {
        boolean some = false;
        for (List<String> row : rows) {
            if (row.size() > column && !isMissing(row.get(column))) {
                if (number(row.get(column), delimiter).isEmpty()) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }

    /** Whether a field says that there is no value. */
    static boolean isMissing(String field) {
        return switch (field) {
            case "", "-", "NaN", "nan", "null", "NULL", "None", "NA", "N/A", "n/a", "undefined" -> true;
            default -> false;
        };
    }

    /** A number; between semicolons a comma is the decimal one. */
    static Option<Double> number(String field, char delimiter) {
        String text = delimiter == ';' && field.indexOf('.') < 0 ? field.replace(',', '.') : field;
        boolean plain = !text.isEmpty()
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || ".+-eE".indexOf(c) >= 0)
                && text.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!plain) {
            return Option.none();
        }
        try {
            return Option.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException noNumber) {
            return Option.none();
        }
    }
}
