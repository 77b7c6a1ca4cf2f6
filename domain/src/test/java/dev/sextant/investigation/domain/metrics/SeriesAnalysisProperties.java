package dev.sextant.investigation.domain.metrics;

import static dev.sextant.investigation.domain.metrics.Windows.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sextant.investigation.domain.metrics.SeriesFinding.LevelShift;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeriesAnalysisProperties {

    private static final int SEEDS = 1_000;

    /** A level, a shift, a spike, a slope or nothing, in noise. */
    private static double[] sample(int seed) {
        double[] noise = Windows.noise(seed, 80, 0);
        return Windows.values(
                80,
                i -> 1_000
                        + noise[i]
                        + switch (seed % 5) {
                            case 0 -> i < 40 ? 0 : 20;
                            case 1 -> i == 30 ? 25 : 0;
                            case 2 -> 0.5 * i;
                            case 3 -> i >= 30 && i < 50 ? -15 : 0;
                            default -> 0;
                        });
    }

    private static List<String> kinds(double[] values) {
        return Windows.findings(Windows.of(values)).findings().stream()
                .map(finding -> finding.getClass().getSimpleName())
                .toList();
    }

    @Property(tries = 200)
    void a_constant_added_to_all_values_changes_no_kind(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @DoubleRange(min = -500, max = 500) double constant) {
        double[] values = sample(seed);
        double[] moved = Windows.values(values.length, i -> values[i] + constant);

        assertThat(kinds(moved)).isEqualTo(kinds(values));
    }

    @Property(tries = 200)
    void another_unit_changes_no_kind(
            @ForAll @IntRange(max = 10_000) int seed,
            @ForAll @DoubleRange(min = 0.001, max = 1e9) @Scale(3) double factor) {
        double[] values = sample(seed);
        double[] scaled = Windows.values(values.length, i -> values[i] * factor);

        assertThat(kinds(scaled)).isEqualTo(kinds(values));
    }

    @Property(tries = 100)
    void later_times_make_later_onsets(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(min = 1, max = 1_000_000) int minutes) {
        double[] values = sample(seed);
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = at(i + minutes).toEpochMilli();
        }
        SeriesFindings now = Windows.findings(Windows.of(values));
        SeriesFindings later = Windows.findings(
                MetricSeries.of(MetricKey.named("load"), times, values).get());

        Duration move = Duration.ofMinutes(minutes);
        assertThat(later.departure())
                .isEqualTo(now.departure()
                        .map(onset -> new Onset(
                                onset.earliest().plus(move), onset.latest().plus(move))));
        assertThat(later.findings()).hasSameSizeAs(now.findings());
    }

    @Property(tries = 200)
    void turning_the_values_over_turns_the_shifts_over(@ForAll @IntRange(max = 10_000) int seed) {
        double[] values = sample(seed);
        List<LevelShift> shifts = Windows.findings(Windows.of(values)).all(LevelShift.class);
        List<LevelShift> mirrored = Windows.findings(Windows.of(Windows.values(values.length, i -> -values[i])))
                .all(LevelShift.class);

        assertThat(mirrored).hasSameSizeAs(shifts);
        for (int i = 0; i < shifts.size(); i++) {
            assertThat(mirrored.get(i).onset()).isEqualTo(shifts.get(i).onset());
            assertThat(mirrored.get(i).to()).isEqualTo(-shifts.get(i).to(), within(1e-9));
            assertThat(mirrored.get(i).z()).isEqualTo(-shifts.get(i).z(), within(1e-9));
        }
    }

    @Property(tries = 300, seed = "1")
    void a_shift_of_eight_median_deviations_or_more_is_found_where_it_is(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @IntRange(min = 40, max = 300) int size,
            @ForAll @DoubleRange(min = 0.25, max = 0.75) double place,
            @ForAll @DoubleRange(min = 8, max = 60) double deviations,
            @ForAll boolean up) {
        double[] noise = Windows.noise(seed, size, 0);
        int first = (int) (place * size);
        double height = deviations * 0.6745 * (up ? 1 : -1);
        double[] values = Windows.values(size, i -> 200 + noise[i] + (i < first ? 0 : height));

        assertThat(Windows.findings(Windows.of(values)).all(LevelShift.class)).anySatisfy(shift -> {
            assertThat(shift.rises()).isEqualTo(up);
            assertThat(shift.onset().earliest()).isBeforeOrEqualTo(at(first - 1));
            assertThat(shift.onset().latest()).isAfterOrEqualTo(at(first));
            assertThat(shift.to() - shift.from()).isEqualTo(height, within(2.0));
        });
    }

    @Property(tries = 500)
    void any_values_get_findings_and_sentences(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1e12, max = 1e12) Double> values) {
        MetricSeries series = Windows.of(
                Windows.PERCENT,
                values.stream().mapToDouble(Double::doubleValue).toArray());
        SeriesFindings found = SeriesAnalysis.of(series, Option.some(at(5)), Option.some(new Limit(1_000)));

        assertThat(found.findings()).isNotEmpty();
        assertThat(found.sentences()).noneMatch(sentence -> sentence.contains("NaN") || sentence.contains("Infinity"));
    }

    @Test
    void a_shift_of_six_median_deviations_is_found_nearly_always_and_where_it_is() {
        int found = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            int first = 15 + seed % 30;
            double[] noise = Windows.noise(seed, 60, 0);
            double[] values = Windows.values(60, i -> 50 + noise[i] + (i < first ? 0 : 6 * 0.6745));
            boolean right = Windows.findings(Windows.of(values)).all(LevelShift.class).stream()
                    .map(LevelShift::onset)
                    .anyMatch(onset -> !onset.earliest().isAfter(at(first - 1))
                            && !onset.latest().isBefore(at(first)));
            found += right ? 1 : 0;
        }

        assertThat(found).isGreaterThan(SEEDS * 98 / 100);
    }

    @Test
    void noise_alone_has_no_level_shift_in_more_than_99_of_100_windows() {
        for (int size : new int[] {4, 6, 10, 15, 30, 60, 200}) {
            int wrong = 0;
            for (int seed = 0; seed < SEEDS; seed++) {
                double[] noise = Windows.noise(seed * 31L + size, size, 0);
                boolean shifted = Windows.findings(Windows.of(Windows.values(size, i -> 100 + 5 * noise[i])))
                        .has(LevelShift.class);
                wrong += shifted ? 1 : 0;
            }

            assertThat(wrong).as("windows of %d points", size).isLessThan(SEEDS / 100);
        }
    }

    @Test
    void noise_that_wanders_seldom_looks_like_a_shift() {
        for (int size : new int[] {60, 200, 600}) {
            int wrong = 0;
            for (int seed = 0; seed < SEEDS / 2; seed++) {
                double[] noise = Windows.noise(seed * 31L + size, size, 0.7);
                boolean shifted = Windows.findings(Windows.of(Windows.values(size, i -> 100 + 5 * noise[i])))
                        .has(LevelShift.class);
                wrong += shifted ? 1 : 0;
            }

            assertThat(wrong).as("windows of %d points", size).isLessThan(SEEDS / 2 / 25);
        }
    }
}
