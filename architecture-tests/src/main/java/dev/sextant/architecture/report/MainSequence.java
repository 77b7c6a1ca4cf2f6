package dev.sextant.architecture.report;

import static dev.sextant.architecture.report.Markup.escape;
import static dev.sextant.architecture.report.Markup.format;

import java.util.ArrayList;
import java.util.List;

/** Draws instability against abstractness, with the main sequence on which the two balance. The numbers are those of the table beside it. */
final class MainSequence {

    private static final int SIZE = 260;
    private static final int MARGIN = 40;
    private static final int RADIUS = 10;

    private record Point(double x, double y) {

        boolean touches(Point other) {
            return Math.hypot(x - other.x, y - other.y) < 2 * RADIUS + 1;
        }
    }

    private MainSequence() {}

    static String draw(List<Coupling> couplings) {
        int full = SIZE + 2 * MARGIN;
        var svg = new StringBuilder(format(
                "<svg class=\"sequence\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Instability and abstractness\">",
                full, full));
        svg.append(format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"plot\"/>", MARGIN, MARGIN, SIZE, SIZE));
        svg.append(format("<path d=\"M%d %dL%d %d\" class=\"main\"/>", MARGIN, MARGIN, MARGIN + SIZE, MARGIN + SIZE));
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" class=\"small faint\" text-anchor=\"middle\">instability 0 to 1</text>",
                full / 2, full - 14));
        svg.append(format(
                "<text transform=\"translate(22 %d) rotate(-90)\" class=\"small faint\" text-anchor=\"middle\">abstractness 0 to 1</text>",
                full / 2));
        List<Point> taken = new ArrayList<>();
        for (int i = 0; i < couplings.size(); i++) {
            var coupling = couplings.get(i);
            var point = free(
                    new Point(MARGIN + SIZE * coupling.instability(), MARGIN + SIZE * (1 - coupling.abstractness())),
                    taken);
            taken.add(point);
            svg.append(format(
                    "<g><title>%s</title><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" class=\"dot\"/>"
                            + "<text x=\"%.1f\" y=\"%.1f\" class=\"number\" text-anchor=\"middle\">%d</text></g>",
                    escape(coupling.name()), point.x(), point.y(), RADIUS, point.x(), point.y() + 4, i + 1));
        }
        return svg.append("</svg>").toString();
    }

    /** The nearest place to the left or above that no other dot covers. */
    private static Point free(Point wanted, List<Point> taken) {
        Point candidate = wanted;
        for (int step = 1; taken.stream().anyMatch(candidate::touches); step++) {
            candidate = new Point(wanted.x() - 7.0 * (step % 4), wanted.y() - 7.0 * Math.floorDiv(step, 4));
        }
        return candidate;
    }
}
