package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Says in words what changed: one finding for each group of changes that began together. */
final class FindingWriter {

    private static final int MOST_FINDINGS = 10;

    /** A fatal template with at most this many records is told though nothing changed. */
    private static final int RARE = 3;

    private static final int MOST_NOTABLE = 3;

    private static final int MOST_PROOFS = 5;

    private static final int TEMPLATE_CHARS = 100;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Axis axis;
    private final IntFunction<String> templateText;

    FindingWriter(Axis axis, IntFunction<String> templateText) {
        this.axis = axis;
        this.templateText = templateText;
    }

    List<Finding> write(List<List<Change>> groups) {
        return groups.stream().limit(MOST_FINDINGS).map(this::finding).toList();
    }

    /** Fatal templates that occur hardly ever: no change that could be proven, but nothing to pass over in silence. */
    List<Finding> notable(LogHistory history, List<Finding> told) {
        List<Finding> notable = new ArrayList<>();
        for (int id = 0; id < history.templates(); id++) {
            for (Activity activity : history.activity(id)) {
                int number = id;
                boolean known =
                        told.stream().anyMatch(finding -> finding.templates().contains(number));
                boolean rare = activity.severity() == Severity.FATAL && activity.count() <= RARE;
                if (rare && !known && notable.size() < MOST_NOTABLE) {
                    notable.add(notable(id, activity));
                }
            }
        }
        return notable;
    }

    private Finding notable(int id, Activity activity) {
        long at = activity.first(axis);
        boolean placed = axis == Axis.POSITION || activity.firstMillis().isDefined();
        String sentence = "FATAL “" + shortened(templateText.apply(id)) + "” stands in the log "
                + (activity.count() == 1 ? "once" : activity.count() + " times")
                + (placed ? ", first " + moment(at) : "") + ".";
        return new Finding(
                ChangeKind.NOTABLE,
                Severity.FATAL,
                sentence,
                placed ? at : 0,
                Option.none(),
                List.of(id),
                activity.examples().stream().map(Activity.Example::place).toList());
    }

    private Finding finding(List<Change> group) {
        Change lead = leadOf(group);
        List<Integer> templates = new ArrayList<>();
        List<Place> proof = new ArrayList<>(lead.proof());
        templateOf(lead, templates);
        for (Change change : group) {
            templateOf(change, templates);
            if (!change.equals(lead)) {
                proof.addAll(change.proof().stream().limit(1).toList());
            }
        }
        long others = templates.stream().distinct().count() - (lead.subject() instanceof Subject.Template ? 1 : 0);
        String together = others > 0 && lead.subject() instanceof Subject.Template
                ? " " + others + (others == 1 ? " other template" : " other templates") + " changed at the same time."
                : "";
        return new Finding(
                lead.kind(),
                lead.severity(),
                sentence(lead) + together,
                lead.at(),
                lead.until(),
                templates.stream().distinct().toList(),
                proof.stream().distinct().limit(MOST_PROOFS).toList());
    }

    /** The weightiest change of a template, since it says what happened; a sum only where no template changed. */
    private static Change leadOf(List<Change> group) {
        return group.stream()
                .filter(c -> c.subject() instanceof Subject.Template)
                .findFirst()
                .orElse(group.getFirst());
    }

    private static void templateOf(Change change, List<Integer> templates) {
        if (change.subject() instanceof Subject.Template template) {
            templates.add(template.id());
        }
    }

    private String sentence(Change change) {
        String subject = subject(change);
        return switch (change.kind()) {
            case NEW ->
                subject + " appears for the first time " + moment(change.at()) + " and goes on: "
                        + records(change.records()) + ".";
            case VANISHED ->
                subject + " stops " + moment(change.at()) + ", after " + rate(change.rateBefore())
                        + ", while the log goes on.";
            case RATE_UP ->
                subject + " goes up to " + ratio(change.ratio()) + " its rate " + moment(change.at()) + ": from "
                        + rate(change.rateBefore()) + " to " + rate(change.rateAfter()) + ".";
            case RATE_DOWN ->
                subject + " goes down to " + share(change.ratio()) + " of its rate " + moment(change.at()) + ": from "
                        + rate(change.rateBefore()) + " to " + rate(change.rateAfter()) + ".";
            case BURST ->
                subject + " bursts " + between(change) + ": " + records(change.records()) + ", "
                        + (change.rateBefore() == 0
                                ? "and none at any other time"
                                : "against " + rate(change.rateBefore()) + " otherwise")
                        + ".";
            case PAUSE ->
                subject + (change.rateAfter() == 0 ? " is silent " : " nearly pauses ") + between(change) + ", against "
                        + rate(change.rateBefore()) + " otherwise.";
            case NOTABLE -> subject + " is worth a look.";
            case NEW_TEMPLATES ->
                change.records() + " kinds of messages appear for the first time " + between(change) + ".";
        };
    }

    private String subject(Change change) {
        return switch (change.subject()) {
            case Subject.Template template -> level(change) + "“" + shortened(templateText.apply(template.id())) + "”";
            case Subject.AllRecords all -> "The log as a whole";
            case Subject.AllErrors errors -> "The number of errors";
            case Subject.AllWarnings warnings -> "The number of warnings";
            case Subject.FirstAppearances first -> "The number of new messages";
        };
    }

    private static String level(Change change) {
        return switch (change.severity()) {
            case FATAL, ERROR, WARN, INFO, DEBUG, TRACE -> change.severity() + " ";
            case UNKNOWN -> "";
        };
    }

    private static String shortened(String text) {
        return text.length() <= TEMPLATE_CHARS ? text : text.substring(0, TEMPLATE_CHARS - 1) + "…";
    }

    private String between(Change change) {
        String from = axis == Axis.TIME ? "from " + time(change.at()) : "from record " + (change.at() + 1);
        long until = change.until().getOrElse(change.at());
        return from + " to " + (axis == Axis.TIME ? time(until) : "record " + until);
    }

    private String moment(long at) {
        return axis == Axis.TIME ? "at " + time(at) : "at record " + (at + 1);
    }

    private static String time(long millis) {
        return SECONDS.format(Instant.ofEpochMilli(millis));
    }

    private static String records(long count) {
        return count == 1 ? "1 record" : String.format(Locale.ROOT, "%,d records", count);
    }

    private String rate(double rate) {
        if (axis == Axis.POSITION) {
            return number(rate) + " in 1,000 records";
        }
        if (rate >= 3_600) {
            return number(rate / 3_600) + " a second";
        }
        if (rate >= 60) {
            return number(rate / 60) + " a minute";
        }
        return rate == 0 || rate >= 1 ? number(rate) + " an hour" : number(24 * rate) + " a day";
    }

    private static String ratio(double ratio) {
        return number(ratio) + " times";
    }

    private static String share(double ratio) {
        return ratio < 0.01 ? "less than 1 %" : Math.round(100 * ratio) + " %";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%,.0f" : value >= 1 ? "%.1f" : "%.2g", value);
    }
}
