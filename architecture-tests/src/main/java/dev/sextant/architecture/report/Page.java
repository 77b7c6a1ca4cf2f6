package dev.sextant.architecture.report;

import static dev.sextant.architecture.report.Markup.count;
import static dev.sextant.architecture.report.Markup.escape;
import static dev.sextant.architecture.report.Markup.format;

import dev.sextant.architecture.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Writes the report as one page that needs nothing beside itself. */
final class Page {

    private final Findings findings;
    private final StringBuilder html = new StringBuilder();

    Page(Findings findings) {
        this.findings = findings;
    }

    String html() {
        String root = findings.layout().root();
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Architecture of ")
                .append(escape(root))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body><main>");
        header(root);
        section(
                "The map",
                "Each card is a context: what decides and serves in solid chips, its adapters in outlined ones. Lines thicken with the number of classes.");
        html.append("<div class=\"scroll\">")
                .append(new ContextMap(findings.layout(), findings.contexts()).draw())
                .append("</div>");
        violations();
        rules();
        blocks();
        coupling();
        html.append("</main></body></html>\n");
        return html.toString();
    }

    private void header(String root) {
        long broken = findings.broken();
        int rules = findings.verdicts().size();
        html.append(format(
                "<header><h1>Architecture of %s</h1><p class=\"verdict %s\">%s</p><p>%s, release %s. %s</p></header>",
                escape(root),
                broken == 0 ? "good" : "bad",
                broken == 0
                        ? "All " + count(rules, "rules") + " hold"
                        : broken + " of " + count(rules, "rules") + " are broken",
                count(findings.figures().classes(), "classes") + " looked at",
                escape(findings.figures().release()),
                escape(findings.comparison())));
    }

    private void section(String title, String says) {
        html.append("<h2>")
                .append(title)
                .append("</h2><p class=\"says\">")
                .append(says)
                .append("</p>");
    }

    private void violations() {
        var broken =
                findings.verdicts().stream().filter(verdict -> !verdict.holds()).toList();
        if (broken.isEmpty()) {
            return;
        }
        section("What is broken", "Each place with what to do instead.");
        for (Verdict verdict : broken) {
            html.append(format(
                    "<article class=\"broken\"><h3>%s</h3><p>%s, because %s.</p><p><b>Instead:</b> %s.</p><ul>",
                    escape(verdict.rule().name()),
                    escape(verdict.rule().sentence()),
                    escape(verdict.rule().reason()),
                    escape(verdict.rule().remedy())));
            verdict.violations()
                    .forEach(violation -> html.append("<li><code>")
                            .append(escape(violation.place()))
                            .append("</code> ")
                            .append(escape(violation.what()))
                            .append("</li>"));
            html.append("</ul></article>");
        }
    }

    private void rules() {
        section(
                "Rules and verdicts",
                "Each rule looked at the number of classes that stands beside it; one that looks at fewer than its floor is broken.");
        html.append(
                "<div class=\"scroll\"><table><thead><tr><th>Wall</th><th>Rule</th><th>Verdict</th><th class=\"n\">Looked at</th><th class=\"n\">Floor</th></tr></thead><tbody>");
        findings.verdicts().stream()
                .sorted(Comparator.comparingInt(verdict -> verdict.rule().wall()))
                .forEach(this::ruleRow);
        html.append("</tbody></table></div>");
    }

    private void ruleRow(Verdict verdict) {
        int now = verdict.violations().size();
        var before = findings.baseline()
                .map(figures -> figures.violations().getOrDefault(verdict.rule().name(), 0));
        html.append(format(
                "<tr><td>%d</td><td><b>%s</b><br><span class=\"faint\">%s, because %s.%s</span></td><td class=\"%s\">%s%s</td><td class=\"n\">%d</td><td class=\"n\">%d</td></tr>",
                verdict.rule().wall(),
                escape(verdict.rule().name()),
                escape(verdict.rule().sentence()),
                escape(verdict.rule().reason()),
                excuses(verdict),
                verdict.holds() ? "good" : "bad",
                verdict.holds() ? "holds" : count(now, "violations"),
                before.filter(was -> was != now)
                        .map(was -> " <i>was " + was + "</i>")
                        .orElse(""),
                verdict.lookedAt(),
                verdict.rule().floor()));
    }

    private static String excuses(Verdict verdict) {
        return verdict.rule().excuses().stream()
                .map(excuse -> format(
                        "<br>Not in <code>%s</code>: %s.",
                        escape(excuse.packageIdentifier()), escape(excuse.because())))
                .collect(Collectors.joining());
    }

    private void blocks() {
        section("Building blocks", "What each context is made of, by name.");
        html.append("<div class=\"blocks\">");
        for (Context context : findings.contexts()) {
            if (context.blocks().values().stream().allMatch(List::isEmpty)) {
                continue;
            }
            html.append("<article><h3>").append(escape(context.name())).append("</h3><dl>");
            context.blocks().forEach((kind, names) -> {
                if (!names.isEmpty()) {
                    html.append(format(
                            "<dt>%s <span class=\"faint\">%d</span></dt><dd>%s</dd>",
                            Markup.words(kind), names.size(), escape(String.join(", ", names))));
                }
            });
            html.append("</dl></article>");
        }
        html.append("</div>");
    }

    private void coupling() {
        section(
                "Coupling",
                "Classes of the suite only. Ca: classes outside that depend on it; Ce: classes inside that depend on others; I = Ce / (Ca + Ce); A: share of abstract classes; D = |A + I − 1| (R. C. Martin, 1994).");
        couplingOf(
                "Rooms (modules)",
                findings.figures().rooms(),
                name -> findings.baseline().flatMap(figures -> figures.room(name)));
        couplingOf(
                "Contexts",
                findings.figures().contexts(),
                name -> findings.baseline().flatMap(figures -> figures.context(name)));
        var now = findings.figures().cumulative();
        var before = findings.baseline().map(Figures::cumulative);
        html.append(
                        "<h3>Cumulative dependency</h3><p>Over all packages, the number of packages that each depends on, itself included (J. Lakos, 1996): ")
                .append(format(
                        "<b>CCD %d</b>%s over %d packages, <b>ACD %.2f</b>%s, <b>NCCD %.2f</b>%s against a balanced tree.</p>",
                        now.cumulative(),
                        change(before.map(was -> now.cumulative() - (double) was.cumulative()), "%+.0f"),
                        now.components(),
                        now.average(),
                        change(before.map(was -> now.average() - was.average()), "%+.2f"),
                        now.normalised(),
                        change(before.map(was -> now.normalised() - was.normalised()), "%+.2f")));
    }

    private void couplingOf(String title, List<Coupling> couplings, Function<String, Optional<Coupling>> before) {
        html.append("<h3>")
                .append(title)
                .append(
                        "</h3><div class=\"pair\"><div class=\"scroll\"><table><thead><tr><th class=\"n\">#</th><th>Name</th>");
        List.of("Classes", "Ca", "Ce", "I", "A", "D")
                .forEach(head -> html.append("<th class=\"n\">").append(head).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (int i = 0; i < couplings.size(); i++) {
            var now = couplings.get(i);
            html.append(format("<tr><td class=\"n faint\">%d</td><td>%s</td>", i + 1, escape(now.name())));
            var was = before.apply(now.name());
            cell(now, was, Coupling::classes, "%.0f");
            cell(now, was, Coupling::afferent, "%.0f");
            cell(now, was, Coupling::efferent, "%.0f");
            cell(now, was, Coupling::instability, "%.2f");
            cell(now, was, Coupling::abstractness, "%.2f");
            cell(now, was, Coupling::distance, "%.2f");
            html.append("</tr>");
        }
        html.append("</tbody></table></div>")
                .append(MainSequence.draw(couplings))
                .append("</div>");
    }

    private void cell(Coupling now, Optional<Coupling> was, ToDoubleFunction<Coupling> figure, String pattern) {
        double value = figure.applyAsDouble(now);
        html.append("<td class=\"n\">")
                .append(format(pattern, value))
                .append(change(was.map(figure::applyAsDouble).map(old -> value - old), pattern.replace("%", "%+")))
                .append("</td>");
    }

    /** The change since the last release; nothing where nothing changed or nothing is known. */
    private static String change(Optional<Double> difference, String pattern) {
        return difference
                .map(value -> format(pattern, value))
                .filter(text -> !text.matches("[+-]0(\\.0+)?"))
                .map(text -> " <i>" + text + "</i>")
                .orElse("");
    }

    private static String style() {
        try (var css = Page.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing beside " + Page.class.getName());
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
