package dev.sextant.architecture.report;

import static dev.sextant.architecture.report.Markup.count;
import static dev.sextant.architecture.report.Markup.escape;
import static dev.sextant.architecture.report.Markup.format;

import dev.sextant.architecture.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Draws the contexts: the wiring above, the kernel below, the contexts between them in rows of three. Lines run in lanes between the cards, so that none crosses a card; a
 * line from context to context is drawn across, in red, because there should be none.
 */
final class ContextMap {

    private static final int WIDTH = 1120;
    private static final int MOST_COLUMNS = 3;
    private static final int CARD_HEIGHT = 176;
    private static final int ROW_GAP = 36;
    private static final int BAR_HEIGHT = 58;
    /** The bars reach over the lanes on both sides of the cards, so that every line ends on one. */
    private static final int BAR_LEFT = 8;

    private static final int OUTSIDE_HEIGHT = 34;
    private static final int LANE = 9;
    private static final double CHARACTER = 7.2;

    private final Layout layout;
    private final List<Context> contexts;
    private final Map<String, Context> byName = new HashMap<>();
    private final int rows;
    private final int columns;
    private final int gap;
    private final int cardWidth;
    private final int firstRow;
    private final int kernelTop;
    private final StringBuilder svg = new StringBuilder();

    ContextMap(Layout layout, List<Context> all) {
        this.layout = layout;
        all.forEach(context -> byName.put(context.name(), context));
        this.contexts = all.stream().filter(this::isCard).toList();
        this.columns = Math.max(1, Math.min(MOST_COLUMNS, contexts.size()));
        this.rows = Math.max(1, (contexts.size() + columns - 1) / columns);
        this.gap = 44 + 2 * LANE * (rows - 1);
        this.cardWidth = (WIDTH - (columns + 1) * gap) / columns;
        this.firstRow = OUTSIDE_HEIGHT + 12 + BAR_HEIGHT + ROW_GAP;
        this.kernelTop = firstRow + rows * (CARD_HEIGHT + ROW_GAP);
    }

    private boolean isCard(Context context) {
        return !context.name().equals(layout.kernel())
                && !context.name().equals(layout.wiring())
                && !layout.outside().containsKey(context.name());
    }

    /** The drawing as an SVG element that takes its colours from the page. */
    String draw() {
        int height = kernelTop + BAR_HEIGHT + 8;
        svg.append(format(
                "<svg class=\"map\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Map of the contexts\">",
                WIDTH, height));
        svg.append(
                        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\"")
                .append(
                        " markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0.5 8 4 0 7.5z\" class=\"tip\"/></marker></defs>");
        outside();
        bar(layout.wiring(), OUTSIDE_HEIGHT + 12, "joins ports and adapters, and is the only one that sees both");
        bar(layout.kernel(), kernelTop, "the kernel: every context may use it, it uses none");
        for (int i = 0; i < contexts.size(); i++) {
            lines(contexts.get(i), i);
        }
        for (int i = 0; i < contexts.size(); i++) {
            card(contexts.get(i), i);
        }
        trespasses();
        return svg.append("</svg>").toString();
    }

    private void outside() {
        int x = gap;
        for (String name : layout.outside().keySet().stream().sorted().toList()) {
            var context = byName.get(name);
            String text = name + "  " + (context == null ? 0 : context.classes());
            int chip = (int) (text.length() * CHARACTER) + 20;
            svg.append(format(
                    "<g><title>%s</title><rect x=\"%d\" y=\"4\" width=\"%d\" height=\"24\" rx=\"6\" class=\"spared\"/>"
                            + "<text x=\"%d\" y=\"20\" class=\"small\">%s</text></g>",
                    escape("outside the walls: " + layout.outside().getOrDefault(name, "")),
                    x,
                    chip,
                    x + 10,
                    escape(text)));
            x += chip + 10;
        }
        if (x > gap) {
            svg.append(format("<text x=\"%d\" y=\"20\" class=\"small faint\">outside the walls</text>", x + 4));
        }
    }

    private void bar(String name, int top, String says) {
        var context = byName.get(name);
        if (context == null) {
            return;
        }
        svg.append(format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\" class=\"bar\"/>",
                BAR_LEFT, top, WIDTH - 2 * BAR_LEFT, BAR_HEIGHT));
        svg.append(format("<text x=\"%d\" y=\"%d\" class=\"title\">%s</text>", BAR_LEFT + 18, top + 25, escape(name)));
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" class=\"small faint\">%s</text>", BAR_LEFT + 18, top + 45, escape(says)));
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" class=\"small\" text-anchor=\"end\">%s</text>",
                WIDTH - BAR_LEFT - 18, top + 25, count(context.classes(), "classes")));
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" class=\"small faint\" text-anchor=\"end\">%s</text>",
                WIDTH - BAR_LEFT - 18, top + 45, escape(String.join(" · ", parts(context)))));
    }

    private static List<String> parts(Context context) {
        if (context.parts().size() < 2) {
            return List.of();
        }
        return ordered(context)
                .map(part -> part + " " + context.parts().get(part))
                .toList();
    }

    private static Stream<String> ordered(Context context) {
        return Stream.concat(
                        Stream.of(Layout.DOMAIN, Layout.APPLICATION),
                        context.parts().keySet().stream()
                                .filter(part -> !part.equals(Layout.DOMAIN) && !part.equals(Layout.APPLICATION)))
                .filter(context.parts()::containsKey);
    }

    private int left(int index) {
        return gap + (index % columns) * (cardWidth + gap);
    }

    private int top(int index) {
        return firstRow + (index / columns) * (CARD_HEIGHT + ROW_GAP);
    }

    private void lines(Context context, int index) {
        int row = index / columns;
        int middle = top(index) + CARD_HEIGHT / 2;
        var wiring = byName.get(layout.wiring());
        int down = wiring == null ? 0 : wiring.sees().getOrDefault(context.name(), 0);
        if (down > 0) {
            int lane = left(index) - 14 - LANE * row;
            line(
                    down,
                    layout.wiring() + " sees " + context.name(),
                    format("M%d %dV%dH%d", lane, OUTSIDE_HEIGHT + 12 + BAR_HEIGHT, middle - 14, left(index)));
        }
        int use = context.sees().getOrDefault(layout.kernel(), 0);
        if (use > 0) {
            int lane = left(index) + cardWidth + 14 + LANE * row;
            line(
                    use,
                    context.name() + " sees " + layout.kernel(),
                    format("M%d %dH%dV%d", left(index) + cardWidth, middle + 14, lane, kernelTop));
        }
    }

    private void line(int weight, String says, String path) {
        double stroke = 1 + Math.min(2.5, Math.log(weight) / 2);
        svg.append(format(
                "<path d=\"%s\" class=\"line\" stroke-width=\"%.1f\" marker-end=\"url(#tip)\"><title>%s with %s</title></path>",
                path, stroke, escape(says), count(weight, "classes")));
    }

    private void card(Context context, int index) {
        int x = left(index);
        int y = top(index);
        svg.append(format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\" class=\"card\"/>",
                x, y, cardWidth, CARD_HEIGHT));
        svg.append(format(
                "<path transform=\"translate(%d %d)\" d=\"M0 8 4.6 0H13.8L18.4 8 13.8 16H4.6z\" class=\"hexagon\"/>",
                x + 16, y + 16));
        svg.append(format("<text x=\"%d\" y=\"%d\" class=\"title\">%s</text>", x + 42, y + 30, escape(context.name())));
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" class=\"small\" text-anchor=\"end\">%s</text>",
                x + cardWidth - 16, y + 30, count(context.classes(), "classes")));
        chips(context, x + 16, y + 44);
        var facts = facts(context);
        for (int i = 0; i < facts.size(); i++) {
            svg.append(format(
                    "<text x=\"%d\" y=\"%d\" class=\"small%s\">%s</text>",
                    x + 16, y + 116 + 17 * i, i == 0 ? " strong" : " faint", escape(facts.get(i))));
        }
    }

    private void chips(Context context, int x, int y) {
        int at = x;
        int line = y;
        for (String part : ordered(context).toList()) {
            String text = part + " " + context.parts().get(part);
            int chip = (int) (text.length() * CHARACTER) + 16;
            if (at + chip > x + cardWidth - 32) {
                at = x;
                line += 27;
            }
            boolean inside = part.equals(Layout.DOMAIN) || part.equals(Layout.APPLICATION);
            svg.append(format(
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"22\" rx=\"11\" class=\"%s\"/><text x=\"%d\" y=\"%d\" class=\"small\">%s</text>",
                    at, line, chip, inside ? "inside" : "adapter", at + 8, line + 15, escape(text)));
            at += chip + 6;
        }
    }

    /** The aggregates by name, and how many there are of everything else; as much as fits on four lines. */
    private List<String> facts(Context context) {
        List<String> lines = new ArrayList<>();
        var aggregates = context.named("aggregates");
        lines.add(aggregates.isEmpty() ? "no aggregate" : shortened(String.join(", ", aggregates)));
        var counts = Stream.of("use_cases", "queries", "ports", "events", "refusals", "values")
                .filter(kind -> !context.named(kind).isEmpty())
                .map(kind -> count(context.named(kind).size(), Markup.words(kind)))
                .toList();
        for (int i = 0; i < counts.size(); i += 3) {
            lines.add(String.join(" · ", counts.subList(i, Math.min(i + 3, counts.size()))));
        }
        return lines;
    }

    private String shortened(String text) {
        int most = (int) ((cardWidth - 32) / CHARACTER);
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private void trespasses() {
        for (int from = 0; from < contexts.size(); from++) {
            for (int to = 0; to < contexts.size(); to++) {
                int weight =
                        contexts.get(from).sees().getOrDefault(contexts.get(to).name(), 0);
                if (weight > 0) {
                    svg.append(format(
                            "<path d=\"M%d %dL%d %d\" class=\"trespass\"><title>%s sees %s with %s</title></path>",
                            left(from) + cardWidth / 2,
                            top(from) + CARD_HEIGHT / 2,
                            left(to) + cardWidth / 2,
                            top(to) + CARD_HEIGHT / 2,
                            escape(contexts.get(from).name()),
                            escape(contexts.get(to).name()),
                            count(weight, "classes")));
                }
            }
        }
    }
}
