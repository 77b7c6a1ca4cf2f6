package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what a metric does as operators would say it. Times are in UTC; the day is told where a sentence spans more than one. */
final class SeriesWords {

    private static final int MOST_LABELS = 3;

    private static final DateTimeFormatter MINUTES = format("HH:mm");

    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");

    private static final DateTimeFormatter DAY = format("yyyy-MM-dd ");

    private final MetricKey key;

    SeriesWords(MetricKey key) {
        this.key = key;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    String sentence(SeriesFinding finding) {
        return name()
                + switch (finding) {
                    case SeriesFinding.LevelShift shift ->
                        (shift.rises() ? " rose" : " fell") + fromTo(shift.from(), shift.to()) + between(shift.onset());
                    case SeriesFinding.Trend trend -> trend(trend);
                    case SeriesFinding.Spike spike -> spike(spike);
                    case SeriesFinding.Saturation saturation -> saturation(saturation);
                    case SeriesFinding.Exhaustion exhaustion -> exhaustion(exhaustion);
                    case SeriesFinding.Recovery recovery ->
                        " came back to " + about(recovery.level()) + between(recovery.at());
                    case SeriesFinding.MissingData missing -> missing(missing);
                    case SeriesFinding.Flat flat -> " was " + say(flat.value()) + " throughout";
                    case SeriesFinding.Oscillation swing ->
                        (swing.period().isDefined() ? " swung" : " wandered") + " between " + about(swing.low())
                                + " and " + about(swing.high())
                                + swing.period()
                                        .map(period -> ", once in " + length(period))
                                        .getOrElse("");
                    case SeriesFinding.Steady steady ->
                        " stayed near " + say(steady.level()) + ", mostly between " + say(steady.low()) + " and "
                                + say(steady.high());
                    case SeriesFinding.NoBaseline none ->
                        " was at " + about(none.level()) + " from its first value on, at "
                                + time(none.since(), none.since()) + " UTC: there is no baseline within the window";
                    case SeriesFinding.TooFewPoints few ->
                        " has "
                                + (few.points() == 1
                                        ? "a single value, " + say(few.first())
                                        : few.points() + " values, from " + say(few.first()) + " to " + say(few.last()))
                                + ": too few to tell a change from noise";
                };
    }

    private String name() {
        if (key.labels().isEmpty()) {
            return key.name();
        }
        String labels = key.labels().entrySet().stream()
                .limit(MOST_LABELS)
                .map(label -> label.getKey() + " " + label.getValue())
                .collect(Collectors.joining(", "));
        return key.name() + " (" + labels + (key.labels().size() > MOST_LABELS ? ", …)" : ")");
    }

    private String say(double value) {
        return Quantity.say(value, key.unit());
    }

    private String about(double value) {
        return "about " + Quantity.about(value, key.unit());
    }

    private String fromTo(double from, double to) {
        boolean alike = about(from).equals(about(to));
        return alike ? " from " + say(from) + " to " + say(to) : " from " + about(from) + " to " + about(to);
    }

    private String trend(SeriesFinding.Trend trend) {
        return (trend.rises() ? " rose steadily" : " fell steadily") + fromTo(trend.from(), trend.to()) + " between "
                + span(trend.begin(), trend.end()) + " UTC";
    }

    private String spike(SeriesFinding.Spike spike) {
        String when = spike.begin().equals(spike.end())
                ? " at " + time(spike.begin(), spike.begin())
                : " from " + time(spike.begin(), spike.end()) + " to " + time(spike.end(), spike.begin());
        return (spike.z() > 0 ? " jumped to " : " dropped to ") + say(spike.peak()) + when
                + " UTC and came back to about " + say(spike.usual());
    }

    private String saturation(SeriesFinding.Saturation saturation) {
        String reached = saturation.above100() > 0 ? ", and reached it" : ", and at most " + say(saturation.peak());
        return " was at 90 % or more of its limit of " + say(saturation.limit()) + " for "
                + Math.max(1, Math.round(100 * saturation.above90())) + " % of the window, first at "
                + time(saturation.first(), saturation.first()) + " UTC" + reached;
    }

    private String exhaustion(SeriesFinding.Exhaustion exhaustion) {
        String bound = exhaustion.bound() == 0 ? "zero" : "its limit of " + say(exhaustion.bound());
        String when = time(exhaustion.at(), exhaustion.at()) + " UTC";
        return exhaustion.reached()
                ? " reached " + bound + " at " + when + " and stayed there"
                : " was at " + about(exhaustion.level()) + " in the end and, going on like that, reaches " + bound
                        + " at about " + when;
    }

    private static String missing(SeriesFinding.MissingData missing) {
        SeriesFinding.Gap longest = missing.gaps().getFirst();
        int others = missing.gaps().size() - 1;
        return " has no values between " + span(longest.from(), longest.to()) + " UTC"
                + (others == 0 ? "" : others == 1 ? " and in one more gap" : " and in " + others + " more gaps")
                + " (" + missing.missing() + (missing.missing() == 1 ? " point is" : " points are") + " missing)";
    }

    private static String between(Onset onset) {
        return onset.earliest().equals(onset.latest())
                ? " at " + time(onset.latest(), onset.latest()) + " UTC"
                : " between " + span(onset.earliest(), onset.latest()) + " UTC";
    }

    private static String span(Instant from, Instant to) {
        return time(from, to) + " and " + time(to, from);
    }

    private static String time(Instant instant, Instant other) {
        boolean sameDay = day(instant).equals(day(other));
        boolean fullMinutes = instant.getEpochSecond() % 60 == 0 && other.getEpochSecond() % 60 == 0;
        return (sameDay ? "" : DAY.format(instant)) + (fullMinutes ? MINUTES : SECONDS).format(instant);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String length(Duration duration) {
        return Quantity.say(duration.toMillis() / 1e3, Option.some("s"));
    }
}
