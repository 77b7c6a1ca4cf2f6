package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.logs.change.ChangeReport;
import dev.sextant.investigation.domain.logs.change.TimelineCell;
import java.util.List;
import java.util.Map;

/** The timeline in two rows of bars, all records and the errors among them, with the onset marked below. */
final class TimelineRows {

    private static final String BARS = " ▁▂▃▄▅▆▇█";

    private static final int LABEL = 9;

    private static final int WIDEST = 120;

    private TimelineRows() {}

    static String of(ChangeReport change, Style style, int width) {
        List<TimelineCell> cells = change.timeline();
        int most = Math.min(WIDEST, width - LABEL - 14);
        if (cells.size() < 8) {
            return "";
        }
        int together = Math.ceilDiv(cells.size(), most);
        int columns = Math.ceilDiv(cells.size(), together);
        long[] all = new long[columns];
        long[] errors = new long[columns];
        for (int i = 0; i < cells.size(); i++) {
            int column = i / together;
            all[column] += cells.get(i).total();
            for (Map.Entry<Severity, Long> count : cells.get(i).counts().entrySet()) {
                errors[column] += count.getKey().isError() ? count.getValue() : 0;
            }
        }
        StringBuilder out = new StringBuilder("\n");
        out.append("records  ")
                .append(bars(all))
                .append("  max ")
                .append(Wording.number(most(all)))
                .append('\n');
        if (most(errors) > 0) {
            out.append("errors   ")
                    .append(style.error(bars(errors)))
                    .append("  max ")
                    .append(Wording.number(most(errors)))
                    .append('\n');
        }
        change.onset().forEach(onset -> {
            int column = 0;
            while (column + 1 < columns && cells.get((column + 1) * together).from() <= onset.at()) {
                column++;
            }
            out.append(" ".repeat(LABEL + column)).append(style.bold("▲")).append('\n');
        });
        return out.toString();
    }

    private static long most(long[] counts) {
        long most = 0;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }

    private static String bars(long[] counts) {
        double most = Math.max(1, most(counts));
        StringBuilder bars = new StringBuilder();
        for (long count : counts) {
            int height = count == 0 ? 0 : (int) Math.max(1, Math.round(8 * count / most));
            bars.append(BARS.charAt(height));
        }
        return bars.toString();
    }
}
