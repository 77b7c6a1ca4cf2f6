package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.FileReport;
import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.logs.change.Activity;
import dev.sextant.investigation.domain.logs.change.BeforeAfter;
import dev.sextant.investigation.domain.logs.change.ChangeReport;
import dev.sextant.investigation.domain.logs.change.Finding;
import dev.sextant.investigation.domain.logs.change.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A report as one HTML page that loads nothing, runs nothing, and can be sent to a colleague. */
final class HtmlReport {

    private static final int MOST_TEMPLATES = 200;

    private static final int MOST_DIFFERENCES = 50;

    private final LogReport report;
    private final ChangeReport change;
    private final Moments moments;
    private final List<String> names;
    private final Map<Integer, LogReport.Template> templates = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final StringBuilder body = new StringBuilder();

    private HtmlReport(LogReport report) {
        this.report = report;
        this.change = report.change();
        this.moments = new Moments(change);
        this.names = shortNames(report.files());
        report.templates().forEach(template -> {
            templates.put(template.id(), template);
            texts.put(template.id(), template.text());
        });
    }

    /**
     * Writes a report.
     *
     * @param now when it is made
     */
    static String of(LogReport report, Instant now) {
        HtmlReport html = new HtmlReport(report);
        html.verdict();
        html.findings();
        html.comparison();
        html.messages();
        html.files();
        String made = "Made by Sextant on " + now.truncatedTo(ChronoUnit.SECONDS) + ".";
        return frame().replace("{{title}}", Html.escaped(html.title()))
                .replace("{{summary}}", html.summary())
                .replace("{{footer}}", made)
                .replace("{{body}}", html.body.toString());
    }

    private static String frame() {
        try (InputStream resource = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.html"))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String title() {
        return names.size() <= 3
                ? String.join(", ", names)
                : names.getFirst() + " and " + (names.size() - 1) + " other files";
    }

    /** The names without their folders where that tells the files apart. */
    private static List<String> shortNames(List<FileReport> files) {
        List<String> names = files.stream()
                .map(file -> file.name()
                        .substring(1
                                + Math.max(
                                        file.name().lastIndexOf('/'),
                                        file.name().lastIndexOf('\\'))))
                .toList();
        boolean distinct = names.stream().distinct().count() == names.size();
        return distinct ? names : files.stream().map(FileReport::name).toList();
    }

    private String summary() {
        String size = Wording.count(report.lines(), "line") + ", " + Wording.count(report.records(), "record") + ", "
                + Wording.count(report.templates().size(), "kind") + " of messages";
        return report.records() == 0
                ? size
                : size + ", " + moments.full(change.start()) + " to " + moments.full(change.end() - 1);
    }

    private void verdict() {
        body.append("<section>\n");
        if (report.records() == 0) {
            body.append("<p class=\"verdict\">There is nothing to analyse.</p></section>\n");
            return;
        }
        change.onset()
                .peek(onset -> body.append("<p class=\"verdict\">Most likely onset: ")
                        .append(moments.full(onset.at()))
                        .append("</p>\n<div class=\"soft\">between ")
                        .append(moments.full(onset.from()))
                        .append(" and ")
                        .append(moments.full(onset.to()))
                        .append(", ")
                        .append(onset.confidencePercent())
                        .append(" % sure; see ")
                        .append(places(onset.proof(), 1))
                        .append("</div>\n"))
                .onEmpty(() -> body.append("<p class=\"verdict\">No change found.</p>\n<div class=\"soft\">")
                        .append(Wording.NO_CHANGE)
                        .append(' ')
                        .append(Html.escaped(Wording.errors(report, this::place)))
                        .append("</div>\n"));
        body.append("<div style=\"margin-top:14px\">")
                .append(TimelinePicture.of(change))
                .append("</div>\n");
        legend();
        body.append("</section>\n");
    }

    private void legend() {
        body.append("<div class=\"legend\">");
        for (Severity severity : Severity.values()) {
            boolean seen =
                    change.timeline().stream().anyMatch(cell -> cell.counts().containsKey(severity));
            if (seen) {
                String name = severity.name().toLowerCase(Locale.ROOT);
                body.append("<span><i style=\"background:var(--").append(name).append(")\"></i>");
                body.append(severity == Severity.UNKNOWN ? "no level" : name).append("</span>");
            }
        }
        if (change.onset().isDefined()) {
            body.append("<span><i style=\"background:var(--mark)\"></i>onset and its interval</span>");
        }
        body.append("</div>\n");
    }

    private void findings() {
        if (change.findings().isEmpty()) {
            return;
        }
        String heading = change.changes().isEmpty() ? "Worth a look" : "Findings";
        body.append("<section><h2>").append(heading).append("</h2>\n<ol class=\"findings\">\n");
        for (Finding finding : change.findings()) {
            body.append("<li>")
                    .append(Html.escaped(finding.sentence()))
                    .append("<div class=\"proof\">")
                    .append(places(finding.proof(), 5))
                    .append("</div>");
            finding.templates().stream().findFirst().map(templates::get).ifPresent(this::example);
            List<String> others = Companions.of(report, finding, texts, 8);
            if (!others.isEmpty()) {
                body.append("<ul class=\"also\">");
                others.forEach(other -> body.append("<li class=\"mono\">")
                        .append(Html.escaped(other))
                        .append("</li>"));
                body.append("</ul>");
            }
            body.append("</li>\n");
        }
        body.append("</ol></section>\n");
    }

    private void example(LogReport.Template template) {
        for (Activity.Example example :
                template.activity().examples().stream().limit(1).toList()) {
            body.append("<div class=\"example mono\">")
                    .append(Html.escaped(example.message()))
                    .append("</div>");
        }
    }

    private void comparison() {
        for (BeforeAfter compared : change.comparison()) {
            body.append("<section><h2>Before and after ")
                    .append(moments.full(compared.at()))
                    .append("</h2>\n");
            if (compared.differences().isEmpty()) {
                body.append("<p>No kind of message was written at another rate after than before.</p></section>\n");
                continue;
            }
            body.append(
                    "<div class=\"wide\"><table><tr><th>What</th><th class=\"number\">Before</th><th class=\"number\">After</th>"
                            + "<th class=\"number\">Before/h</th><th class=\"number\">After/h</th><th>Proof</th><th>Message</th></tr>\n");
            for (BeforeAfter.Difference one :
                    compared.differences().stream().limit(MOST_DIFFERENCES).toList()) {
                body.append("<tr><td class=\"nowrap\">")
                        .append(one.kind().code().replace('_', ' '))
                        .append("</td>");
                number(Wording.number(one.before()));
                number(Wording.number(one.after()));
                number(Wording.rate(one.rateBefore()));
                number(Wording.rate(one.rateAfter()));
                body.append("<td>").append(places(one.proof(), 1)).append("</td>");
                message(texts.getOrDefault(one.template(), ""));
                body.append("</tr>\n");
            }
            body.append("</table></div></section>\n");
        }
    }

    private void messages() {
        if (report.templates().isEmpty()) {
            return;
        }
        body.append(
                "<section><h2>Messages</h2>\n<div class=\"wide\"><table><tr><th class=\"number\">Records</th><th>Level</th>"
                        + "<th>First</th><th>Last</th><th>Where first</th><th>Message</th></tr>\n");
        for (LogReport.Template template :
                report.templates().stream().limit(MOST_TEMPLATES).toList()) {
            Activity activity = template.activity();
            body.append("<tr>");
            number(Wording.number(activity.count()));
            body.append("<td>").append(level(activity.severity())).append("</td>");
            body.append("<td class=\"nowrap\">")
                    .append(activity.firstMillis().map(moments::time).getOrElse(""))
                    .append("</td><td class=\"nowrap\">")
                    .append(activity.lastMillis().map(moments::time).getOrElse(""))
                    .append("</td><td>")
                    .append(places(List.of(activity.firstPlace()), 1))
                    .append("</td>");
            message(template.text());
            body.append("</tr>\n");
        }
        body.append("</table></div>\n");
        int more = report.templates().size() - MOST_TEMPLATES;
        if (more > 0) {
            body.append("<p class=\"soft\">")
                    .append(more)
                    .append(" rarer kinds are left out here; the JSON form has them.</p>\n");
        }
        body.append("</section>\n");
    }

    private void files() {
        body.append("<section><h2>Files</h2>\n");
        for (FileReport file : report.files()) {
            body.append("<div><strong>").append(Html.escaped(file.name())).append("</strong> ");
            body.append(Html.escaped(Wording.outcome(file))).append("</div>\n");
            List<String> notes = new ArrayList<>(file.notes());
            file.recognition().mismatch().forEach(mismatch -> notes.add(mismatch + "."));
            notes(notes);
        }
        notes(change.notes());
        body.append("</section>\n");
    }

    private void notes(List<String> notes) {
        if (!notes.isEmpty()) {
            body.append("<ul class=\"notes\">");
            notes.forEach(note -> body.append("<li>").append(Html.escaped(note)).append("</li>"));
            body.append("</ul>\n");
        }
    }

    private String places(List<Place> places, int most) {
        return places.stream()
                .limit(most)
                .map(place -> "<code>" + Html.escaped(place(place)) + "</code>")
                .collect(Collectors.joining());
    }

    private String place(Place place) {
        return names.get(place.source()) + ":" + place.line();
    }

    private static String level(Severity severity) {
        return severity == Severity.UNKNOWN
                ? ""
                : "<span class=\"level " + severity.name().toLowerCase(Locale.ROOT) + "\">" + severity + "</span>";
    }

    private void message(String text) {
        body.append("<td class=\"message mono\">").append(Html.escaped(text)).append("</td>");
    }

    private void number(String text) {
        body.append("<td class=\"number\">").append(text).append("</td>");
    }
}
