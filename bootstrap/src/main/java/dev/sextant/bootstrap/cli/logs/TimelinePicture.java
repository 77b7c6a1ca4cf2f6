package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.logs.change.ChangeReport;
import dev.sextant.investigation.domain.logs.change.Finding;
import dev.sextant.investigation.domain.logs.change.TimelineCell;
import java.util.List;
import java.util.Locale;

/** The timeline as an SVG picture: bars stacked by severity, the onset with its interval, and where the findings begin. */
final class TimelinePicture {

    private static final int WIDTH = 1120;
    private static final int LEFT = 56;
    private static final int RIGHT = 8;
    private static final int TOP = 30;
    private static final int HEIGHT = 190;
    private static final int CLOSE = 22;

    /** From the bottom of a bar to its top: what matters most stands where differences are seen best. */
    private static final List<Severity> ORDER = List.of(
            Severity.FATAL,
            Severity.ERROR,
            Severity.WARN,
            Severity.INFO,
            Severity.DEBUG,
            Severity.TRACE,
            Severity.UNKNOWN);

    private final ChangeReport change;
    private final Moments moments;
    private final StringBuilder svg = new StringBuilder();
    private final double perPoint;

    private TimelinePicture(ChangeReport change) {
        this.change = change;
        this.moments = new Moments(change);
        this.perPoint = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, change.end() - change.start());
    }

    static String of(ChangeReport change) {
        return new TimelinePicture(change).draw();
    }

    private String draw() {
        svg.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(TOP + HEIGHT + 26)
                .append("\" role=\"img\" aria-label=\"Records over time by severity\">\n");
        long most = 1;
        for (TimelineCell cell : change.timeline()) {
            most = Math.max(most, cell.total());
        }
        axes(most);
        onsetBand();
        for (TimelineCell cell : change.timeline()) {
            bar(cell, most);
        }
        onsetLine();
        flags();
        return svg.append("</svg>\n").toString();
    }

    private void axes(long most) {
        for (int i = 0; i <= 2; i++) {
            double y = TOP + HEIGHT - HEIGHT * i / 2.0;
            add(String.format(
                    Locale.ROOT,
                    "<line class=\"axis\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
                    LEFT,
                    y,
                    WIDTH - RIGHT,
                    y));
            if (i == 0 || most > 1) {
                add(String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,d</text>",
                        LEFT - 8,
                        y + 4,
                        most * i / 2));
            }
        }
        for (long at : moments.ticks(change.start(), change.end())) {
            double x = x(at);
            String anchor = x < LEFT + CLOSE ? "start" : x > WIDTH - RIGHT - 2 * CLOSE ? "end" : "middle";
            add(String.format(
                    Locale.ROOT,
                    "<line class=\"axis\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>"
                            + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                    x,
                    TOP + HEIGHT,
                    x,
                    TOP + HEIGHT + 5,
                    x,
                    TOP + HEIGHT + 19,
                    anchor,
                    Html.escaped(moments.tick(at))));
        }
    }

    private void bar(TimelineCell cell, long most) {
        if (cell.total() == 0) {
            return;
        }
        double left = x(cell.from());
        double width = Math.max(0.8, x(cell.to()) - left - 0.6);
        double y = TOP + HEIGHT;
        svg.append("<g><title>")
                .append(Html.escaped(
                        moments.within(cell.from()) + " – " + moments.within(cell.to()) + ": " + counts(cell)))
                .append("</title>");
        for (Severity severity : ORDER) {
            long count = cell.counts().getOrDefault(severity, 0L);
            if (count > 0) {
                double height = Math.max(severity.isError() ? 1.5 : 0, (double) HEIGHT * count / most);
                y -= height;
                add(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>",
                        severity.name().toLowerCase(Locale.ROOT),
                        left,
                        y,
                        width,
                        height));
            }
        }
        svg.append("</g>\n");
    }

    private static String counts(TimelineCell cell) {
        StringBuilder text = new StringBuilder(cell.total() + (cell.total() == 1 ? " record" : " records"));
        String separator = " (";
        for (Severity severity : ORDER) {
            if (cell.counts().containsKey(severity) && severity != Severity.UNKNOWN) {
                text.append(separator)
                        .append(cell.counts().get(severity))
                        .append(' ')
                        .append(severity);
                separator = ", ";
            }
        }
        return text.append(separator.equals(" (") ? "" : ")").toString();
    }

    private void onsetBand() {
        change.onset().forEach(onset -> {
            double left = x(onset.from());
            double width = Math.max(3, x(onset.to()) - left);
            add(String.format(
                    Locale.ROOT,
                    "<rect class=\"band\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    left,
                    TOP,
                    width,
                    HEIGHT));
        });
    }

    private void onsetLine() {
        change.onset().forEach(onset -> {
            double x = x(onset.at());
            add(String.format(
                    Locale.ROOT,
                    "<line class=\"onset\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                    x,
                    TOP - 4,
                    x,
                    TOP + HEIGHT));
        });
    }

    /** A numbered flag for each finding, beside the one before it when they would lie on each other. */
    private void flags() {
        List<Finding> findings = change.findings();
        double[] taken = new double[findings.size()];
        for (int i = 0; i < findings.size(); i++) {
            double at = x(findings.get(i).at());
            double x = at;
            boolean moved = true;
            while (moved) {
                moved = false;
                for (int j = 0; j < i; j++) {
                    if (Math.abs(taken[j] - x) < CLOSE) {
                        x = taken[j] + CLOSE;
                        moved = true;
                    }
                }
            }
            taken[i] = x;
            add(String.format(
                    Locale.ROOT,
                    "<line class=\"change\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                    at,
                    TOP - 4,
                    at,
                    TOP + HEIGHT));
            add(String.format(Locale.ROOT, "<circle class=\"flag\" cx=\"%.1f\" cy=\"12\" r=\"9.5\"/>", x));
            add(String.format(
                    Locale.ROOT,
                    "<text class=\"flagtext\" x=\"%.1f\" y=\"16\" text-anchor=\"middle\">%d</text>",
                    x,
                    i + 1));
        }
    }

    private double x(long at) {
        return LEFT + perPoint * (Math.max(change.start(), Math.min(change.end(), at)) - change.start());
    }

    private void add(String element) {
        svg.append(element).append('\n');
    }
}
