package dev.sextant.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the column {@code EventId} of a CSV file with quoted fields. */
final class GroundTruth {

    private GroundTruth() {}

    /** The event id of each line of the log, in order. */
    static List<String> eventIds(Path csv) throws IOException {
        List<List<String>> rows = rows(Files.readString(csv));
        int column = rows.isEmpty() ? -1 : rows.getFirst().indexOf("EventId");
        if (column < 0) {
            throw new IOException(csv + " has no column EventId");
        }
        return rows.subList(1, rows.size()).stream().map(row -> row.get(column)).toList();
    }

    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                field.append(c);
            } else if (c != '\r') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        if (!row.isEmpty() || !field.isEmpty()) {
            row.add(field.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }
}
