package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.FileReport;
import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.logs.change.Axis;
import dev.sextant.investigation.domain.logs.change.BeforeAfter;
import dev.sextant.investigation.domain.logs.change.Change;
import dev.sextant.investigation.domain.logs.change.ChangeReport;
import dev.sextant.investigation.domain.logs.change.Finding;
import dev.sextant.investigation.domain.logs.change.Place;
import dev.sextant.investigation.domain.logs.change.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for a terminal: what happened first, then the lines that prove it, then what the log is made of. */
final class TextReport {

    private static final int MOST_ROWS = 15;

    private final LogReport report;
    private final ChangeReport change;
    private final Moments moments;
    private final Style style;
    private final int width;
    private final boolean all;
    private final Map<Integer, String> texts = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    private TextReport(LogReport report, Style style, int width, boolean all) {
        this.report = report;
        this.change = report.change();
        this.moments = new Moments(change);
        this.style = style;
        this.width = width;
        this.all = all;
        report.templates().forEach(template -> texts.put(template.id(), template.text()));
    }

    /**
     * Writes a report.
     *
     * @param style whether and how parts are coloured
     * @param width columns of the terminal
     * @param all whether the tables have all their rows
     */
    static String of(LogReport report, Style style, int width, boolean all) {
        TextReport text = new TextReport(report, style, width, all);
        text.summary();
        text.findings();
        text.comparison();
        text.changes();
        text.templates();
        text.files();
        return text.out.toString();
    }

    private void summary() {
        line(style.bold(names()) + "  " + Wording.count(report.lines(), "line") + ", "
                + Wording.count(report.records(), "record") + ", "
                + Wording.count(report.templates().size(), "kind") + " of messages");
        if (report.records() > 0) {
            line(moments.full(change.start()) + " to " + moments.full(change.end() - 1));
            out.append(TimelineRows.of(change, style, width));
            if (change.changes().isEmpty()) {
                line("");
                String verdict = "No change found. " + Wording.NO_CHANGE + " " + Wording.errors(report, this::at);
                out.append(Columns.wrapped("", verdict.strip(), width)
                        .replace("No change found.", style.good("No change found.")));
            }
        } else {
            line("There is nothing to analyse.");
        }
        change.onset().forEach(onset -> {
            line("");
            String between = onset.from() == onset.to()
                    ? ""
                    : " (between " + moments.within(onset.from()) + " and " + moments.within(onset.to()) + ")";
            line(style.bold("Most likely onset: " + moments.full(onset.at())) + between + ", "
                    + onset.confidencePercent() + " % sure");
            proof(onset.proof(), 1);
        });
    }

    private String names() {
        List<FileReport> files = report.files();
        return files.size() <= 3
                ? files.stream().map(FileReport::name).collect(Collectors.joining(", "))
                : files.getFirst().name() + " and " + (files.size() - 1) + " other files";
    }

    private void findings() {
        if (change.findings().isEmpty()) {
            return;
        }
        heading(change.changes().isEmpty() ? "Worth a look" : "Findings");
        int number = 1;
        for (Finding finding : change.findings()) {
            String start = String.format(Locale.ROOT, "%2d. ", number++);
            out.append(Columns.wrapped(start, finding.sentence(), width)
                    .replace(finding.severity().name() + " “", style.level(finding.severity()) + " “"));
            proof(finding.proof(), 5);
            for (String other : Companions.of(report, finding, texts, 3)) {
                line("    " + style.dim(Columns.shortened("also " + Columns.printable(other), width - 4)));
            }
        }
    }

    private void proof(List<Place> places, int most) {
        String text = places.stream().limit(most).map(this::at).collect(Collectors.joining("  "));
        line("    " + style.dim(text));
    }

    private void comparison() {
        for (BeforeAfter compared : change.comparison()) {
            heading("Before and after " + moments.full(compared.at()) + ": "
                    + Wording.count(compared.recordsBefore(), "record") + " before, "
                    + Wording.number(compared.recordsAfter()) + " after");
            if (compared.differences().isEmpty()) {
                line("No kind of message was written at another rate after than before.");
                continue;
            }
            Columns table = new Columns("what", "before/h", "after/h", "records", "first proof", "message");
            for (BeforeAfter.Difference one : limited(compared.differences())) {
                table.row(
                        words(one.kind().code()),
                        Wording.rate(one.rateBefore()),
                        Wording.rate(one.rateAfter()),
                        Wording.number(one.before()) + " → " + Wording.number(one.after()),
                        one.proof().isEmpty() ? "" : at(one.proof().getFirst()),
                        texts.getOrDefault(one.template(), ""));
            }
            table(table, compared.differences().size());
        }
    }

    private void changes() {
        if (change.changes().isEmpty()) {
            return;
        }
        heading("Changes");
        String per = change.axis() == Axis.TIME ? "/h" : "/1000";
        Columns table = new Columns("when", "what", "level", "before" + per, "after" + per, "message");
        for (Change one : limited(change.changes())) {
            table.row(
                    moments.within(one.at()),
                    words(one.kind().code()),
                    level(one.severity()),
                    Wording.rate(one.rateBefore()),
                    Wording.rate(one.rateAfter()),
                    subject(one.subject()));
        }
        table(table, change.changes().size());
    }

    private String subject(Subject subject) {
        return switch (subject) {
            case Subject.Template template -> texts.getOrDefault(template.id(), "");
            case Subject.AllRecords all -> "(all records)";
            case Subject.AllErrors errors -> "(all errors)";
            case Subject.AllWarnings warnings -> "(all warnings)";
            case Subject.FirstAppearances first -> "(messages never seen before)";
        };
    }

    private void templates() {
        if (report.templates().isEmpty()) {
            return;
        }
        heading("Messages");
        Columns table = new Columns("records", "share", "level", "first", "last", "message");
        for (LogReport.Template template : limited(report.templates())) {
            table.row(
                    Wording.number(template.activity().count()),
                    share(template.activity().count()),
                    level(template.activity().severity()),
                    template.activity().firstMillis().map(moments::time).getOrElse(""),
                    template.activity().lastMillis().map(moments::time).getOrElse(""),
                    template.text());
        }
        table(table, report.templates().size());
    }

    private String share(long count) {
        double percent = 100.0 * count / report.records();
        return percent < 0.1 ? "<0.1 %" : String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    private void files() {
        heading("Files");
        for (FileReport file : report.files()) {
            line(style.bold(file.name()) + ": " + Wording.outcome(file));
            file.recognition().mismatch().forEach(mismatch -> note(mismatch + "."));
            file.notes().forEach(this::note);
        }
        change.notes().forEach(this::note);
    }

    private void note(String text) {
        out.append(Columns.wrapped("  - ", text, width));
    }

    private <T> List<T> limited(List<T> rows) {
        return all ? rows : rows.subList(0, Math.min(MOST_ROWS, rows.size()));
    }

    private void table(Columns table, int rows) {
        out.append(table.text(width, style));
        if (!all && rows > MOST_ROWS) {
            line(style.dim((rows - MOST_ROWS) + " more; --all shows them"));
        }
    }

    private String level(Severity severity) {
        return severity == Severity.UNKNOWN ? "" : severity.name();
    }

    private String at(Place place) {
        return report.files().get(place.source()).name() + ":" + place.line();
    }

    private static String words(String code) {
        return code.replace('_', ' ');
    }

    private void heading(String text) {
        line("");
        line(style.heading(text));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
