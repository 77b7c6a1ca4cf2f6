package dev.sextant.investigation.domain.metrics;

import static dev.sextant.investigation.domain.metrics.Windows.PERCENT;
import static dev.sextant.investigation.domain.metrics.Windows.at;
import static dev.sextant.investigation.domain.metrics.Windows.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sextant.investigation.domain.metrics.SeriesFinding.Exhaustion;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Flat;
import dev.sextant.investigation.domain.metrics.SeriesFinding.LevelShift;
import dev.sextant.investigation.domain.metrics.SeriesFinding.MissingData;
import dev.sextant.investigation.domain.metrics.SeriesFinding.NoBaseline;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Oscillation;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Recovery;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Saturation;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Spike;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Steady;
import dev.sextant.investigation.domain.metrics.SeriesFinding.TooFewPoints;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Trend;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesAnalysisTest {

    private static final double[] QUIET = {20, 21, 19, 20, 22, 20, 18, 21, 20, 19, 21, 20};

    @Test
    void a_jump_after_the_first_point_is_a_level_shift_between_the_first_two() {
        SeriesFindings found = findings(Windows.of(PERCENT, 18, 91, 94, 95, 94, 93, 95, 94));

        LevelShift shift = found.all(LevelShift.class).getFirst();
        assertThat(shift.onset()).isEqualTo(new Onset(at(0), at(1)));
        assertThat(shift.rises()).isTrue();
        assertThat(shift.relative().get()).isEqualTo((94 - 18) / 18.0, within(0.05));
        assertThat(found.sentences().getFirst())
                .isEqualTo("CPUUtilization rose from about 18 % to about 94 % between 14:00 and 14:01 UTC");
        assertThat(found.baseline().get().isThin()).isTrue();
    }

    @Test
    void four_points_are_enough_for_a_jump_that_leaves_no_doubt_and_for_nothing_else() {
        assertThat(findings(Windows.of(18, 91, 94, 95)).has(LevelShift.class)).isTrue();
        assertThat(findings(Windows.of(18, 25, 21, 28)).findings()).containsExactly(new TooFewPoints(18, 28, 4));
    }

    @Test
    void a_high_level_from_the_first_point_on_has_no_baseline() {
        SeriesFindings found = findings(Windows.of(PERCENT, 91, 93, 92, 94, 93, 92, 91, 93, 94, 92));

        assertThat(found.baseline()).isEqualTo(Option.none());
        assertThat(found.has(Steady.class)).isFalse();
        assertThat(found.all(NoBaseline.class)).hasSize(1);
        assertThat(found.all(NoBaseline.class).getFirst().sentence(PERCENT))
                .endsWith("from its first value on, at 14:00 UTC: there is no baseline within the window");
    }

    @Test
    void a_window_that_begins_after_the_trouble_has_no_baseline_whatever_its_level() {
        SeriesFindings found = SeriesAnalysis.of(Windows.of(QUIET), Option.some(at(0)), Option.none());

        assertThat(found.has(NoBaseline.class)).isTrue();
        assertThat(found.has(Steady.class)).isFalse();
    }

    @Test
    void history_shows_that_a_level_shifted_before_the_window() {
        MetricSeries window = Windows.of(PERCENT, 91, 93, 92, 94, 93, 92, 91, 93, 94, 92);
        MetricSeries history = MetricSeries.of(
                        PERCENT, new long[] {0, 60_000, 120_000, 180_000, 240_000}, new double[] {20, 21, 19, 20, 21})
                .get();
        SeriesFindings found = SeriesAnalysis.of(window, Option.none(), Option.none(), Option.some(history));

        LevelShift shift = found.all(LevelShift.class).getFirst();
        assertThat(shift.from()).isEqualTo(20);
        assertThat(shift.onset()).isEqualTo(new Onset(Instant.ofEpochMilli(240_000), at(0)));
        assertThat(found.has(NoBaseline.class)).isFalse();
        assertThat(found.baseline().get().source()).isEqualTo(Baseline.Source.HISTORY);
    }

    @Test
    void noise_is_steady() {
        SeriesFindings found = findings(Windows.of(QUIET));

        assertThat(found.findings()).hasSize(1);
        assertThat(found.all(Steady.class).getFirst().level()).isEqualTo(20);
        assertThat(found.departure()).isEqualTo(Option.none());
        assertThat(found.baseline().get().source()).isEqualTo(Baseline.Source.FIRST_THIRD);
    }

    @Test
    void a_constant_is_flat_and_one_tiny_change_does_not_matter() {
        assertThat(findings(Windows.of(7, 7, 7, 7, 7, 7)).findings()).containsExactly(new Flat(7));
        assertThat(findings(Windows.of(7, 7, 7, 7.000_001, 7, 7)).has(Steady.class))
                .isTrue();
        assertThat(findings(Windows.of(1000, 1000, 1000, 1001, 1001, 1001)).has(Steady.class))
                .isTrue();
    }

    @Test
    void a_state_that_changes_is_a_level_shift() {
        LevelShift down = findings(Windows.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 0))
                .all(LevelShift.class)
                .getFirst();
        LevelShift replicas = findings(Windows.of(3, 3, 3, 3, 3, 2, 2, 2, 2, 2))
                .all(LevelShift.class)
                .getFirst();

        assertThat(down.onset()).isEqualTo(new Onset(at(5), at(6)));
        assertThat(down.z()).isNegative().isFinite();
        assertThat(replicas.relative()).isEqualTo(Option.some(-1 / 3.0));
    }

    @Test
    void a_value_that_leaves_and_comes_back_is_a_spike() {
        double[] values = QUIET.clone();
        values[6] = 90;
        values[7] = 85;
        SeriesFindings found = findings(Windows.of(PERCENT, values));

        assertThat(found.findings()).hasSize(1);
        Spike spike = found.all(Spike.class).getFirst();
        assertThat(spike.peak()).isEqualTo(90);
        assertThat(List.of(spike.begin(), spike.end())).containsExactly(at(6), at(7));
        assertThat(found.departure()).isEqualTo(Option.some(new Onset(at(5), at(6))));
        assertThat(spike.sentence(PERCENT))
                .startsWith("CPUUtilization jumped to 90 % from 14:06 to 14:07 UTC and came back to about 2");
    }

    @Test
    void a_level_that_goes_back_is_a_shift_and_a_recovery() {
        double[] values = {20, 21, 19, 20, 22, 20, 80, 82, 81, 79, 80, 81, 80, 20, 21, 19, 20, 21};
        SeriesFindings found = findings(Windows.of(PERCENT, values));

        assertThat(found.all(LevelShift.class)).hasSize(1);
        Recovery recovery = found.all(Recovery.class).getFirst();
        assertThat(recovery.at()).isEqualTo(new Onset(at(12), at(13)));
        assertThat(recovery.sentence(PERCENT))
                .isEqualTo("CPUUtilization came back to about 20 % between 14:12 and 14:13 UTC");
    }

    @Test
    void trouble_seen_late_is_measured_against_what_was_before_it_began() {
        double[] values = {20, 21, 19, 20, 22, 80, 82, 81, 79, 80, 81, 80, 82, 81, 79, 80};
        SeriesFindings found = SeriesAnalysis.of(Windows.of(PERCENT, values), Option.some(at(12)), Option.none());

        assertThat(found.baseline().get().level()).isEqualTo(20);
        assertThat(found.baseline().get().source()).isEqualTo(Baseline.Source.BEFORE_ONSET);
    }

    @Test
    void a_way_of_a_few_points_from_level_to_level_is_one_shift() {
        double[] values = {20, 21, 19, 20, 22, 21, 40, 60, 80, 81, 79, 80, 82, 81};

        assertThat(findings(Windows.of(values)).all(LevelShift.class))
                .singleElement()
                .satisfies(shift -> assertThat(shift.onset()).isEqualTo(new Onset(at(5), at(8))));
    }

    @Test
    void a_metric_that_climbs_towards_its_limit_will_reach_it() {
        double[] values = Windows.values(20, i -> 60 + i + (i % 2 == 0 ? 0.2 : -0.2));
        SeriesFindings found = findings(Windows.of(PERCENT, values));

        Trend trend = found.all(Trend.class).getFirst();
        assertThat(trend.slopePerHour()).isEqualTo(60, within(1.0));
        assertThat(trend.onset()).isEqualTo(Option.none());
        Exhaustion ahead = found.all(Exhaustion.class).getFirst();
        assertThat(ahead.reached()).isFalse();
        assertThat(Duration.between(at(40), ahead.at()).abs()).isLessThan(Duration.ofMinutes(2));
        assertThat(found.sentences().getFirst())
                .isEqualTo("CPUUtilization rose steadily from about 60 % to about 79 % between 14:00 and 14:19 UTC");
    }

    @Test
    void a_trend_that_begins_in_the_window_has_an_onset() {
        double[] noise = Windows.noise(3, 60, 0);
        double[] values = Windows.values(60, i -> 100 + noise[i] + Math.max(0, 2 * (i - 30)));
        Trend trend = findings(Windows.of(values)).all(Trend.class).getFirst();

        assertThat(trend.rises()).isTrue();
        Onset onset = trend.onset().get();
        assertThat(onset.earliest()).isBetween(at(22), at(31));
        assertThat(onset.latest()).isBetween(at(29), at(38));
    }

    @Test
    void free_space_that_runs_out_reaches_zero_or_has_reached_it() {
        MetricKey free = MetricKey.named("FreeStorageSpace").in("Bytes");
        double gib = 1024.0 * 1024 * 1024;
        double[] falling = Windows.values(16, i -> (80 - 4 * i) * gib);
        double[] gone = {80 * gib, 60 * gib, 40 * gib, 20 * gib, 0, 0, 0, 0};

        assertThat(findings(Windows.of(free, falling)).sentences())
                .contains(
                        "FreeStorageSpace was at about 20 GiB in the end and, going on like that, reaches zero at about 14:20 UTC");
        assertThat(findings(Windows.of(free, 8e10, 8e10, 8.1e10, 7.9e10, 8e10, 0, 0, 0, 0))
                        .all(Exhaustion.class))
                .containsExactly(new Exhaustion(0, 0, at(5), true));
        assertThat(findings(Windows.of(free, gone)).has(Steady.class)).isFalse();
    }

    @Test
    void a_metric_near_its_limit_is_saturated() {
        MetricKey connections = MetricKey.named("DatabaseConnections").in("Count");
        double[] values = {200, 210, 205, 195, 460, 480, 490, 499, 500, 500};
        SeriesFindings found =
                SeriesAnalysis.of(Windows.of(connections, values), Option.none(), Option.some(new Limit(500)));

        assertThat(found.all(Saturation.class)).containsExactly(new Saturation(500, 0.6, 0.5, 0.2, at(4), 500));
        assertThat(found.all(Saturation.class).getFirst().sentence(connections))
                .isEqualTo("DatabaseConnections was at 90 % or more of its limit of 500 for 60 % of the window,"
                        + " first at 14:04 UTC, and reached it");
        assertThat(found.all(Exhaustion.class)).containsExactly(new Exhaustion(500, 500, at(7), true));
    }

    @Test
    void missing_points_are_gaps_within_the_window_and_at_its_ends() {
        long[] times = {0, 60_000, 120_000, 600_000, 660_000, 720_000};
        double[] values = {1, 2, 1, 2, 1, 2};
        MetricSeries series = MetricSeries.of(MetricKey.named("load"), times, values)
                .get()
                .askedFor(Instant.EPOCH, Instant.ofEpochMilli(1_020_000));
        MissingData missing = findings(series).all(MissingData.class).getFirst();

        assertThat(missing.missing()).isEqualTo(7 + 5);
        assertThat(missing.share()).isEqualTo(12 / 18.0);
        assertThat(missing.gaps().getFirst().length()).isEqualTo(Duration.ofMinutes(8));
        assertThat(missing.sentence(series.key()))
                .isEqualTo(
                        "load has no values between 00:02 and 00:10 UTC and in one more gap (12 points are missing)");
    }

    @Test
    void a_saw_swings_and_a_shift_under_it_is_still_found() {
        double[] saw = Windows.values(60, i -> 40 - i % 6);
        double[] shifted = Windows.values(60, i -> 40 - i % 6 + (i < 30 ? 0 : 20));

        assertThat(findings(Windows.of(saw)).findings())
                .containsExactly(new Oscillation(35, 40, Option.some(Duration.ofMinutes(6))));
        assertThat(findings(Windows.of(shifted)).all(LevelShift.class)).isNotEmpty();
    }

    @Test
    void a_hump_that_wandering_noise_makes_as_well_is_called_wandering_and_not_steady() {
        double[] hump = {41.2, 48.7, 56.3, 62.8, 68.4, 71.2, 68.9, 66, 67, 65, 66, 65.7, 59.2, 54.8, 51.3};

        assertThat(findings(Windows.of(hump)).all(Oscillation.class))
                .singleElement()
                .satisfies(swing -> assertThat(swing.period()).isEqualTo(Option.none()));
    }

    @Test
    void one_point_says_no_more_than_it_does() {
        SeriesFindings found = findings(Windows.of(PERCENT, 99));

        assertThat(found.has(Saturation.class)).isTrue();
        assertThat(found.sentences().getFirst())
                .isEqualTo("CPUUtilization has a single value, 99 %: too few to tell a change from noise");
    }

    @Test
    void a_climb_that_becomes_slower_is_one_trend_from_end_to_end() {
        double[] values = Windows.values(20, i -> Math.round(5_000 - 400 * Math.exp(-i / 6.0)));
        SeriesFindings found =
                findings(Windows.of(MetricKey.named("DatabaseConnections").in("Count"), values));

        assertThat(found.findings()).hasSize(1);
        assertThat(found.sentences())
                .containsExactly(
                        "DatabaseConnections rose steadily from about 4,600 to about 4,983 between 14:00 and 14:19 UTC");
    }

    @Test
    void a_pattern_seen_a_few_times_leaves_nothing_that_looks_like_a_shift() {
        for (int seed = 0; seed < 50; seed++) {
            double[] noise = Windows.noise(seed, 20, 0);
            double[] values = Windows.values(20, i -> 40 - i % 5 + 0.1 * noise[i]);
            SeriesFindings found = findings(Windows.of(values));

            assertThat(found.has(Oscillation.class)).isTrue();
            assertThat(found.has(LevelShift.class)).isFalse();
        }
    }

    @Test
    void a_slope_with_a_jump_in_it_has_both() {
        double[] noise = Windows.noise(11, 60, 0);
        double[] values = Windows.values(60, i -> 500 - 2 * i + noise[i] - (i < 30 ? 0 : 100));
        SeriesFindings found = findings(Windows.of(values));

        assertThat(found.all(LevelShift.class))
                .singleElement()
                .satisfies(shift -> assertThat(shift.onset()).isEqualTo(new Onset(at(29), at(30))));
        assertThat(found.all(Trend.class)).isNotEmpty().allMatch(trend -> trend.slopePerHour() < -90);
    }

    @Test
    void a_load_that_comes_back_slowly_has_recovered() {
        double[] noise = Windows.noise(2, 60, 0);
        double[] values =
                Windows.values(60, i -> 100 + noise[i] + (i < 20 ? 0 : i < 30 ? 50 : Math.max(0, 50 - 2.5 * (i - 30))));
        SeriesFindings found = SeriesAnalysis.of(Windows.of(values), Option.some(at(22)), Option.none());

        assertThat(found.all(LevelShift.class)).isNotEmpty();
        assertThat(found.all(Recovery.class))
                .singleElement()
                .satisfies(recovery -> assertThat(recovery.at().latest()).isBetween(at(43), at(51)));
    }

    @Test
    void history_that_agrees_says_nothing_new() {
        MetricSeries window = Windows.of(QUIET);
        MetricSeries history = MetricSeries.of(window.key(), new long[] {0, 60_000, 120_000}, new double[] {20, 19, 21})
                .get();
        SeriesFindings found = SeriesAnalysis.of(window, Option.some(at(0)), Option.none(), Option.some(history));

        assertThat(found.has(LevelShift.class)).isFalse();
        assertThat(found.has(Steady.class)).isTrue();
    }

    @Test
    void only_the_farthest_spikes_are_told() {
        double[] noise = Windows.noise(9, 300, 0);
        double[] values = Windows.values(300, i -> 50 + noise[i] + (i % 40 == 20 ? 20 + i : 0));
        List<Spike> spikes = findings(Windows.of(values)).all(Spike.class);

        assertThat(spikes).hasSize(5).isSortedAccordingTo((a, b) -> a.begin().compareTo(b.begin()));
        assertThat(spikes.getFirst().begin()).isEqualTo(at(100));
    }

    @Test
    void a_sentence_tells_the_days_where_there_are_two_and_the_seconds_where_they_matter() {
        LevelShift shift = new LevelShift(
                40,
                20,
                new Onset(Instant.parse("2026-03-26T23:59:30Z"), Instant.parse("2026-03-27T00:00:00Z")),
                -9,
                Option.some(-0.5));
        MetricKey key =
                new MetricKey("heap", Map.of("pod", "web-1", "node", "n7"), Option.some("MiB"), Option.some("Average"));

        assertThat(shift.sentence(key))
                .isEqualTo("heap (node n7, pod web-1) fell from about 40 MiB to about 20 MiB between"
                        + " 2026-03-26 23:59:30 and 2026-03-27 00:00:00 UTC");
    }

    @Test
    void two_shifts_in_one_window_are_two() {
        double[] noise = Windows.noise(4, 60, 0.3);
        double[] values = Windows.values(60, i -> 20 + noise[i] + (i < 21 ? 0 : 20) + (i < 41 ? 0 : 30));

        assertThat(findings(Windows.of(values)).all(LevelShift.class))
                .extracting(LevelShift::onset)
                .containsExactly(new Onset(at(20), at(21)), new Onset(at(40), at(41)));
    }

    @Test
    void a_level_that_lasts_for_half_of_a_long_window_and_goes_back_is_found() {
        double[] noise = Windows.noise(4, 300, 0.3);
        double[] values = Windows.values(300, i -> 20 + noise[i] + (i > 60 && i < 220 ? 12 : 0));
        SeriesFindings found = findings(Windows.of(values));

        assertThat(found.all(LevelShift.class))
                .extracting(LevelShift::onset)
                .containsExactly(new Onset(at(60), at(61)));
        assertThat(found.has(Recovery.class)).isTrue();
    }

    @Test
    void a_shift_on_the_wave_of_a_day_is_found_where_it_is() {
        double[] noise = Windows.noise(4, 1_440, 0.3);
        double[] values = Windows.values(
                1_440,
                i -> 100 + 30 * Math.sin(i * 2 * Math.PI / 1_440) + 2 * noise[i] + (i > 1_000 && i < 1_100 ? 60 : 0));

        assertThat(findings(Windows.of(values)).all(LevelShift.class))
                .extracting(LevelShift::onset)
                .contains(new Onset(at(1_000), at(1_001)), new Onset(at(1_099), at(1_100)));
    }

    @Test
    void a_last_point_as_high_as_others_that_came_back_is_no_shift() {
        double[] noise = Windows.noise(8, 40, 0);
        double[] rare = Windows.values(40, i -> 20 + noise[i] + (i == 39 ? 60 : 0));
        double[] often = Windows.values(40, i -> 20 + noise[i] + (i == 39 || i == 12 || i == 25 ? 60 : 0));

        assertThat(findings(Windows.of(rare)).has(LevelShift.class)).isTrue();
        assertThat(findings(Windows.of(often)).has(LevelShift.class)).isFalse();
        assertThat(findings(Windows.of(often)).all(Spike.class)).hasSize(2);
    }
}
