package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.FileReport;
import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.logs.change.Activity;
import dev.sextant.investigation.domain.logs.change.Axis;
import dev.sextant.investigation.domain.logs.change.BeforeAfter;
import dev.sextant.investigation.domain.logs.change.Change;
import dev.sextant.investigation.domain.logs.change.Finding;
import dev.sextant.investigation.domain.logs.change.Onset;
import dev.sextant.investigation.domain.logs.change.Place;
import dev.sextant.investigation.domain.logs.change.Subject;
import dev.sextant.investigation.domain.logs.change.TimelineCell;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as JSON: times in RFC 3339 UTC, names in snake_case, a place as the file's name and the line. A log without times has
 * {@code null} for them and the number of the record beside it.
 */
public final class JsonReport {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final LogReport report;
    private final Axis axis;

    private JsonReport(LogReport report) {
        this.report = report;
        this.axis = report.change().axis();
    }

    /** The report as one JSON object on several lines. */
    public static String pretty(LogReport report) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new JsonReport(report).whole());
    }

    /** The report as one JSON object on one line. */
    public static String compact(LogReport report) {
        return MAPPER.writeValueAsString(new JsonReport(report).whole());
    }

    private ObjectNode whole() {
        ObjectNode node = MAPPER.createObjectNode();
        node.putNull("verdict");
        ArrayNode templates = node.putArray("templates");
        report.templates().forEach(template -> template(templates.addObject(), template));
        ArrayNode changes = node.putArray("changes");
        report.change().changes().forEach(change -> change(changes.addObject(), change));
        ObjectNode onset = node.putObject("onset");
        report.change().onset().forEach(found -> onset(onset, found));
        report.change().comparison().forEach(comparison -> comparison(onset.putObject("asked"), comparison));
        ArrayNode findings = node.putArray("findings");
        report.change().findings().forEach(finding -> finding(findings.addObject(), finding));
        ArrayNode timeline = node.putArray("timeline");
        report.change().timeline().forEach(cell -> cell(timeline.addObject(), cell));
        ArrayNode files = node.putArray("files");
        report.files().forEach(file -> file(files.addObject(), file));
        return node;
    }

    private void template(ObjectNode node, LogReport.Template template) {
        Activity activity = template.activity();
        node.put("id", id(template.id()));
        node.put("template", template.text());
        node.put("count", activity.count());
        level(node, activity.severity());
        levels(node.putObject("levels"), activity.severities());
        time(node, "first_seen", activity.firstMillis());
        time(node, "last_seen", activity.lastMillis());
        place(node.putObject("first"), activity.firstPlace());
        place(node.putObject("last"), activity.lastPlace());
        ArrayNode examples = node.putArray("examples");
        for (Activity.Example example : activity.examples()) {
            ObjectNode one = examples.addObject();
            place(one, example.place());
            one.put("message", example.message());
        }
    }

    private void change(ObjectNode node, Change change) {
        node.put("kind", change.kind().code());
        switch (change.subject()) {
            case Subject.Template template -> {
                node.put("subject", "template");
                node.put("template_id", id(template.id()));
            }
            case Subject.AllRecords all -> node.put("subject", "all_records").putNull("template_id");
            case Subject.AllErrors errors -> node.put("subject", "all_errors").putNull("template_id");
            case Subject.AllWarnings warnings ->
                node.put("subject", "all_warnings").putNull("template_id");
            case Subject.FirstAppearances first ->
                node.put("subject", "first_appearances").putNull("template_id");
        }
        level(node, change.severity());
        moment(node, "at", change.at());
        moment(node, "from", change.from());
        moment(node, "to", change.to());
        until(node, change.until());
        node.put("records", change.records());
        node.put("rate_before", rounded(change.rateBefore()));
        node.put("rate_after", rounded(change.rateAfter()));
        node.put("rate_unit", axis == Axis.TIME ? "records_per_hour" : "records_per_1000");
        if (Double.isInfinite(change.ratio())) {
            node.putNull("ratio");
        } else {
            node.put("ratio", rounded(change.ratio()));
        }
        node.put("log10_p", rounded(change.log10P()));
        node.put("weight", rounded(change.weight()));
        node.put("group", change.group());
        proof(node, change.proof());
    }

    private void onset(ObjectNode node, Onset onset) {
        moment(node, "at", onset.at());
        moment(node, "from", onset.from());
        moment(node, "to", onset.to());
        node.put("confidence_percent", onset.confidencePercent());
        node.put("group", onset.group());
        proof(node, onset.proof());
    }

    private void comparison(ObjectNode node, BeforeAfter comparison) {
        moment(node, "at", comparison.at());
        node.put("records_before", comparison.recordsBefore());
        node.put("records_after", comparison.recordsAfter());
        ArrayNode differences = node.putArray("differences");
        for (BeforeAfter.Difference difference : comparison.differences()) {
            ObjectNode one = differences.addObject();
            one.put("kind", difference.kind().code());
            one.put("template_id", id(difference.template()));
            one.put("before", difference.before());
            one.put("after", difference.after());
            one.put("rate_before", rounded(difference.rateBefore()));
            one.put("rate_after", rounded(difference.rateAfter()));
            one.put("rate_unit", "records_per_hour");
            one.put("log10_p", rounded(difference.log10P()));
            one.put("weight", rounded(difference.weight()));
            proof(one, difference.proof());
        }
    }

    private void finding(ObjectNode node, Finding finding) {
        node.put("kind", finding.kind().code());
        level(node, finding.severity());
        node.put("sentence", finding.sentence());
        moment(node, "at", finding.at());
        until(node, finding.until());
        ArrayNode templates = node.putArray("template_ids");
        finding.templates().forEach(number -> templates.add(id(number)));
        proof(node, finding.proof());
    }

    private void cell(ObjectNode node, TimelineCell cell) {
        moment(node, "from", cell.from());
        moment(node, "to", cell.to());
        node.put("total", cell.total());
        levels(node.putObject("levels"), cell.counts());
    }

    private void file(ObjectNode node, FileReport file) {
        node.put("name", file.name());
        switch (file.outcome()) {
            case FileReport.Outcome.Analysed analysed ->
                node.put("outcome", "analysed").putNull("message");
            case FileReport.Outcome.NotALog other ->
                node.put("outcome", "not_a_log").putNull("message");
            case FileReport.Outcome.Refused refused ->
                node.put("outcome", refused.reason().code())
                        .put("message", refused.reason().message());
        }
        node.put("kind", file.recognition().kind().name().toLowerCase(Locale.ROOT));
        node.put("confidence_percent", file.recognition().confidencePercent());
        ArrayNode signs = node.putArray("signs");
        file.recognition().signs().forEach(signs::add);
        node.put("mismatch", file.recognition().mismatch().getOrNull());
        file.reading()
                .peek(reading -> node.put("encoding", reading.encoding().label())
                        .put("gzip", reading.gzip())
                        .put("bytes", reading.bytes()));
        node.put("lines", file.lines());
        node.put("records", file.records());
        node.put("format", file.format());
        ArrayNode notes = node.putArray("notes");
        file.notes().forEach(notes::add);
        if (file.isAnalysed()) {
            report.change().notes().forEach(notes::add);
        }
    }

    private void proof(ObjectNode node, List<Place> places) {
        ArrayNode proof = node.putArray("proof");
        places.forEach(place -> place(proof.addObject(), place));
    }

    private void place(ObjectNode node, Place place) {
        node.put("file", report.files().get(place.source()).name());
        node.put("line", place.line());
    }

    private void until(ObjectNode node, Option<Long> until) {
        if (until.isDefined()) {
            moment(node, "until", until.get());
        } else {
            node.putNull("until");
        }
    }

    private void moment(ObjectNode node, String name, long at) {
        if (axis == Axis.TIME) {
            node.put(name, Instant.ofEpochMilli(at).toString());
        } else {
            node.putNull(name);
            node.put(name + "_record", at + 1);
        }
    }

    private static void time(ObjectNode node, String name, Option<Long> millis) {
        if (millis.isDefined()) {
            node.put(name, Instant.ofEpochMilli(millis.get()).toString());
        } else {
            node.putNull(name);
        }
    }

    private static void level(ObjectNode node, Severity severity) {
        if (severity == Severity.UNKNOWN) {
            node.putNull("level");
        } else {
            node.put("level", severity.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void levels(ObjectNode node, Map<Severity, Long> counts) {
        for (Severity severity : Severity.values()) {
            if (counts.containsKey(severity)) {
                node.put(severity.name().toLowerCase(Locale.ROOT), counts.get(severity));
            }
        }
    }

    private static String id(int template) {
        return TemplateIds.text(template);
    }

    private static double rounded(double value) {
        return value == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
    }
}
