package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.FileReport;
import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.change.Activity;
import dev.sextant.investigation.domain.logs.change.ChangeReport;
import dev.sextant.investigation.domain.logs.change.Place;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What the reports for people say in the same words: numbers, what became of a file, and that nothing changed. */
final class Wording {

    /** What "no change found" means. */
    static final String NO_CHANGE = "Nothing in it starts or stops, and no rate changes for long by a factor of "
            + ChangeReport.LEAST_FACTOR + " or more, unless by chance.";

    private static final Comparator<Activity> BY_TIME = Comparator.<Activity>comparingLong(
                    a -> a.firstMillis().getOrElse(Long.MAX_VALUE))
            .thenComparingInt(a -> a.firstPlace().source())
            .thenComparingLong(a -> a.firstPlace().line());

    private Wording() {}

    /** A whole number, with commas between the thousands. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** How many of something; the noun takes an s where there is not just one. */
    static String count(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A rate, with two digits or all before the point. */
    static String rate(double rate) {
        return rate == 0 ? "0" : String.format(Locale.ROOT, rate >= 10 ? "%,.0f" : rate >= 1 ? "%.1f" : "%.2g", rate);
    }

    /** What became of a file. */
    static String outcome(FileReport file) {
        return switch (file.outcome()) {
            case FileReport.Outcome.Analysed analysed ->
                kind(file) + ", " + file.format() + ", "
                        + file.reading()
                                .map(r -> r.encoding().label() + (r.gzip() ? " in gzip" : ""))
                                .getOrElse("") + ", "
                        + count(file.lines(), "line") + ", " + count(file.records(), "record");
            case FileReport.Outcome.NotALog other -> "left out";
            case FileReport.Outcome.Refused refused ->
                (refused.lines() == 0
                                ? "not analysed: "
                                : "only the first " + count(refused.lines(), "line") + " analysed: ")
                        + refused.reason().message();
        };
    }

    /** How many records are errors though nothing changed, and where the first stands; empty when there is none. */
    static String errors(LogReport report, Function<Place, String> named) {
        long errors = 0;
        Option<Activity> first = Option.none();
        for (LogReport.Template template : report.templates()) {
            Activity activity = template.activity();
            errors += activity.severities().entrySet().stream()
                    .filter(e -> e.getKey().isError())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            boolean earlier = first.forAll(one -> BY_TIME.compare(activity, one) < 0);
            first = activity.severity().isError() && earlier ? Option.some(activity) : first;
        }
        if (errors == 0) {
            return "";
        }
        String where = first.map(one -> ", the first at " + named.apply(one.firstPlace()))
                .getOrElse("");
        return errors == 1
                ? "One of the records is an error" + where.replace(", the first at", ":") + "."
                : number(errors) + " of the records are errors" + where + ".";
    }

    private static String kind(FileReport file) {
        int confidence = file.recognition().confidencePercent();
        return confidence == 0 ? "unknown content" : file.recognition().kind().words() + " (" + confidence + " % sure)";
    }
}
