package dev.sextant.bootstrap.cli.logs;

import java.util.ArrayList;
import java.util.List;

/** A table whose last column takes what is left of the width. */
final class Columns {

    private static final int NARROWEST_LAST = 24;

    private final List<String[]> rows = new ArrayList<>();

    Columns(String... headings) {
        rows.add(headings);
    }

    void row(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = printable(cells[i]);
        }
        rows.add(cells);
    }

    String text(int width, Style style) {
        int last = rows.getFirst().length - 1;
        int[] widths = new int[last];
        for (String[] row : rows) {
            for (int i = 0; i < last; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        int used = 0;
        for (int one : widths) {
            used += one + 2;
        }
        int rest = Math.max(NARROWEST_LAST, width - used);
        StringBuilder out = new StringBuilder();
        boolean heading = true;
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < last; i++) {
                String padding = " ".repeat(widths[i] - row[i].length());
                line.append(isNumber(row[i]) ? padding + row[i] : row[i] + padding)
                        .append("  ");
            }
            line.append(shortened(row[last], rest));
            String text = line.toString().stripTrailing();
            out.append(heading ? style.dim(text) : text).append('\n');
            heading = false;
        }
        return out.toString();
    }

    private static boolean isNumber(String cell) {
        return !cell.isEmpty() && (Character.isDigit(cell.charAt(0)) || cell.charAt(0) == '<') && cell.indexOf(':') < 0;
    }

    /** Control characters in a log must not reach the terminal. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                clean.append(c == '\t' ? ' ' : '\uFFFD');
            } else {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    /** The text, cut to a width. */
    static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    /** A text in lines of at most a width, the first one after a start, the others indented by its length. */
    static String wrapped(String start, String text, int width) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder(start);
        String indent = " ".repeat(start.length());
        boolean empty = true;
        for (String word : printable(text).split(" ")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                out.append(line).append('\n');
                line.setLength(0);
                line.append(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        return out.append(line).append('\n').toString();
    }
}
