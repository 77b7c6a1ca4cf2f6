package dev.sextant.investigation.domain.measures;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Samples;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.metrics.Limit;
import dev.sextant.investigation.domain.metrics.MetricKey;
import dev.sextant.investigation.domain.metrics.MetricSeries;
import dev.sextant.investigation.domain.metrics.SeriesAnalysis;
import dev.sextant.investigation.domain.metrics.SeriesFinding;
import dev.sextant.investigation.domain.metrics.SeriesFindings;
import dev.sextant.investigation.domain.metrics.SeriesRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A series that was analysed and let go: what its course is and how its values are spread. Whether that is much can only be said when all limits are known, and so is told apart.
 */
public final class MeasuredSeries {

    /** A share of the points beyond a threshold from which the level counts. */
    private static final double LASTING = 0.2;

    private final Measure measure;
    private final Subject subject;
    private final Source source;
    private final String label;
    private final SeriesFindings findings;
    private final Distribution spread;

    private MeasuredSeries(
            Measure measure,
            Subject subject,
            Source source,
            String label,
            SeriesFindings findings,
            Distribution spread) {
        this.measure = measure;
        this.subject = subject;
        this.source = source;
        this.label = label;
        this.findings = findings;
        this.spread = spread;
    }

    /**
     * Analyses a series.
     *
     * @param catalogue tells what is measured
     * @param subject what was measured
     * @param samples the numbers, in any order
     * @param source where they stand
     * @return what came of it, or why nothing can be said
     */
    public static Either<SeriesRefusal, MeasuredSeries> of(
            MeasureCatalogue catalogue, Subject subject, Samples samples, Source source) {
        Measure measure = catalogue.find(samples.name());
        double factor = factor(measure, samples);
        long[] times = samples.times();
        double[] values = samples.values();
        int[] order = IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> times[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] sortedTimes = Arrays.stream(order).mapToLong(i -> times[i]).toArray();
        double[] scaled =
                Arrays.stream(order).mapToDouble(i -> values[i] * factor).toArray();
        Option<String> unit =
                measure.unit() == Unit.NONE ? samples.unit() : measure.unit().metric();
        var key = new MetricKey(samples.name(), Map.copyOf(samples.labels()), unit, samples.statistic());
        return MetricSeries.of(key, sortedTimes, scaled).map(series -> {
            double[] kept =
                    IntStream.range(0, series.size()).mapToDouble(series::value).toArray();
            SeriesFindings findings =
                    SeriesAnalysis.of(series, Option.none(), measure.limit().map(Limit::new));
            return new MeasuredSeries(measure, subject, source, samples.name(), findings, new Distribution(kept));
        });
    }

    /** A share that a source tells as part of one is brought to hundredths where the measure is in those. */
    private static double factor(Measure measure, Samples samples) {
        boolean partOfOne = measure.unit() == Unit.PERCENT
                && samples.unit().isEmpty()
                && samples.name().toLowerCase(java.util.Locale.ROOT).matches(".*(?:ratio|_usage|share)$")
                && Arrays.stream(samples.values()).filter(Double::isFinite).allMatch(value -> value <= 1.0);
        return partOfOne ? 100 : measure.unit().factor(samples.unit());
    }

    /** What is measured. */
    public Measure measure() {
        return measure;
    }

    /** What was measured. */
    public Subject subject() {
        return subject;
    }

    /** Its highest value, in the unit of the measure. */
    public double most() {
        return spread.most();
    }

    /** Its last value. */
    public double last() {
        return spread.last();
    }

    /**
     * The fact that this series is.
     *
     * @param limit the most there can be; none when that is not known
     */
    public Fact fact(Option<Double> limit) {
        Option<Double> most = measure.limit().orElse(limit);
        Course course = Course.of(findings);
        Option<Double> usual = findings.baseline().map(baseline -> baseline.level());
        Level level = level(course, most, usual);
        Option<Double> share = most.filter(each -> each > 0).map(each -> spread.most() / each);
        Fact.Draft draft = Fact.of("measure", subject, source.at(window()))
                .text("measure", measure.name())
                .text("title", measure.title())
                .text("label", label)
                .text("unit", measure.unit().key())
                .text("level", level.key())
                .text("course", course.key())
                .number("min", spread.least())
                .number("median", spread.median())
                .number("max", spread.most())
                .number("first", spread.first())
                .number("last", spread.last())
                .number("baseline", usual)
                .number("ratio", usual.filter(each -> each > 0).map(each -> spread.medianAtEnd() / each))
                .number("limit", most)
                .number("share", share)
                .during(Option.some(during()));
        return draft.says(words(most, level));
    }

    private Anchor window() {
        return new Anchor.Window(label, findings.from(), findings.to());
    }

    private Period during() {
        return findings.departure()
                .map(onset -> Period.between(onset.latest(), findings.to()))
                .getOrElse(() -> new Period(findings.from(), findings.to()));
    }

    private String words(Option<Double> most, Level level) {
        String about = subject.isKnown() ? " of " + subject : "";
        String course = findings.findings().stream()
                .filter(finding -> !(finding instanceof SeriesFinding.NoBaseline))
                .limit(2)
                .map(finding -> finding.sentence(findings.key()))
                .collect(Collectors.joining("; "));
        String ofLimit = most.filter(each -> measure.limit().isEmpty())
                .map(each -> ", at most " + number(spread.most()) + " of the limit of " + number(each) + " ("
                        + Math.round(1000 * spread.most() / each) / 10.0 + " %)")
                .getOrElse("");
        return (course.isEmpty() ? label + " was around " + number(spread.median()) : course)
                + ofLimit
                + about
                + (level == Level.NORMAL ? ", within normal bounds" : "")
                + (level == Level.CRITICAL ? ", critical" : "");
    }

    private static String number(double value) {
        return new dev.sextant.investigation.domain.evidence.FactValue.Amount(value).words();
    }

    private Level level(Course course, Option<Double> most, Option<Double> usual) {
        if (measure.worse() == Measure.Worse.NONE) {
            return Level.UNKNOWN;
        }
        if (course == Course.RECOVERED) {
            return Level.NORMAL;
        }
        boolean up = measure.worse() == Measure.Worse.UP;
        Option<Double> critical = measure.critical().flatMap(each -> each.level(most));
        Option<Double> high = measure.high().flatMap(each -> each.level(most));
        if (critical.exists(each -> beyond(each, up)) || (!up && isUsedUp())) {
            return Level.CRITICAL;
        }
        if (high.exists(each -> beyond(each, up))) {
            return up ? Level.HIGH : Level.LOW;
        }
        if (high.isDefined() || critical.isDefined()) {
            return Level.NORMAL;
        }
        return relative(usual, up);
    }

    private boolean isUsedUp() {
        return findings.all(SeriesFinding.Exhaustion.class).stream().anyMatch(SeriesFinding.Exhaustion::reached);
    }

    private boolean beyond(double threshold, boolean up) {
        return (up ? spread.shareFrom(threshold) : spread.shareTo(threshold)) >= LASTING
                || (up ? spread.medianAtEnd() >= threshold : spread.medianAtEnd() <= threshold);
    }

    private Level relative(Option<Double> usual, boolean up) {
        if (usual.isEmpty() || measure.relative().isEmpty()) {
            return usual.isEmpty() ? Level.UNKNOWN : Level.NORMAL;
        }
        double times = measure.relative().get();
        double level = usual.get();
        if (up) {
            return level >= 0 && beyond(Math.max(level, 1e-9) * times, true) && departed() ? Level.HIGH : Level.NORMAL;
        }
        return beyond(level / times, false) && departed() ? Level.LOW : Level.NORMAL;
    }

    private boolean departed() {
        return findings.departure().isDefined();
    }
}
