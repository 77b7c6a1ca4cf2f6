package dev.sextant.investigation.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricSeriesTest {

    private static final MetricKey KEY = MetricKey.named("CPUUtilization");

    @Test
    void points_without_a_number_are_missing_but_the_window_reaches_over_them() {
        MetricSeries series = MetricSeries.of(KEY, new long[] {0, 60_000, 120_000, 180_000}, new double[] {
                    Double.NaN, 5, Double.POSITIVE_INFINITY, Double.NaN
                })
                .get();

        assertThat(series.size()).isEqualTo(1);
        assertThat(series.time(0)).isEqualTo(60_000);
        assertThat(series.value(0)).isEqualTo(5);
        assertThat(series.from()).isEqualTo(Instant.EPOCH);
        assertThat(series.to()).isEqualTo(Instant.ofEpochMilli(180_000));
    }

    @Test
    void a_point_given_twice_is_one_point() {
        MetricSeries series = MetricSeries.of(
                        KEY, new long[] {0, 1_000, 1_000, 1_000, 2_000}, new double[] {1, 2, Double.NaN, 2, 3})
                .get();

        assertThat(series.size()).isEqualTo(3);
        assertThat(series)
                .isEqualTo(MetricSeries.of(KEY, new long[] {0, 1_000, 2_000}, new double[] {1, 2, 3})
                        .get())
                .hasSameHashCodeAs(MetricSeries.of(KEY, new long[] {0, 1_000, 2_000}, new double[] {1, 2, 3})
                        .get())
                .hasToString(KEY + ": 3 points from 1970-01-01T00:00:00Z to 1970-01-01T00:00:02Z");
    }

    @Test
    void two_values_of_one_time_contradict() {
        SeriesRefusal refusal = refused(KEY, new long[] {0, 1_000, 1_000}, new double[] {1, 2, 3});

        assertThat(refusal).isEqualTo(new SeriesRefusal.Contradicting(Instant.ofEpochMilli(1_000), 2, 3));
        assertThat(refusal.code()).isEqualTo("series_contradicting");
        assertThat(refusal.message()).isEqualTo("the series has both 2.0 and 3.0 at 1970-01-01T00:00:01Z");
    }

    @Test
    void points_out_of_order_are_refused() {
        SeriesRefusal refusal = refused(KEY, new long[] {1_000, 0}, new double[] {1, 2});

        assertThat(refusal).isEqualTo(new SeriesRefusal.Unsorted(1, Instant.EPOCH));
        assertThat(refusal.code()).isEqualTo("series_unsorted");
        assertThat(refusal.message())
                .isEqualTo("point 2 of the series, at 1970-01-01T00:00:00Z, is before the point in front of it");
    }

    @Test
    void times_without_values_are_refused() {
        SeriesRefusal refusal = refused(KEY, new long[] {0, 1_000}, new double[] {1});

        assertThat(refusal).isEqualTo(new SeriesRefusal.UnequalLengths(2, 1));
        assertThat(refusal.code()).isEqualTo("series_unequal_lengths");
        assertThat(refusal.message()).isEqualTo("the series has 2 times and 1 values");
    }

    @Test
    void a_series_that_holds_no_number_is_refused() {
        SeriesRefusal refusal = refused(KEY, new long[] {0, 1_000}, new double[] {Double.NaN, Double.NaN});

        assertThat(refusal).isEqualTo(new SeriesRefusal.NoValues());
        assertThat(refusal.code()).isEqualTo("series_without_values");
        assertThat(refusal.message()).contains("no value that is a number");
        assertThat(refused(KEY, new long[0], new double[0])).isEqualTo(new SeriesRefusal.NoValues());
    }

    @Test
    void a_series_has_a_name() {
        SeriesRefusal refusal = refused(MetricKey.named(" "), new long[] {0}, new double[] {1});

        assertThat(refusal).isEqualTo(new SeriesRefusal.Unnamed());
        assertThat(refusal.code()).isEqualTo("series_unnamed");
        assertThat(refusal.message()).contains("no metric name");
        assertThat(refusal.kind()).isEqualTo(SeriesRefusal.Kind.MALFORMED);
    }

    @Test
    void what_the_giver_does_to_the_arrays_later_does_not_matter() {
        long[] times = {0, 1_000};
        double[] values = {1, 2};
        MetricSeries series = MetricSeries.of(KEY, times, values).get();
        times[0] = 500;
        values[0] = 7;

        assertThat(series.time(0)).isZero();
        assertThat(series.value(0)).isEqualTo(1);
    }

    @Test
    void keys_are_ordered_by_name_and_labels() {
        MetricKey one = new MetricKey("a", Map.of("host", "1", "app", "x"), Option.none(), Option.none());
        MetricKey two = new MetricKey("a", Map.of("host", "2", "app", "x"), Option.none(), Option.none());

        assertThat(one).isLessThan(two).isLessThan(MetricKey.named("b"));
        assertThat(one.labels().keySet()).containsExactly("app", "host");
    }

    @Test
    void a_limit_follows_from_the_unit_unless_the_values_go_beyond_it() {
        assertThat(Limit.known(Windows.of(KEY.in("Percent"), 20, 101))).isEqualTo(Option.some(new Limit(100)));
        assertThat(Limit.known(Windows.of(KEY.in("percent"), 20, 240))).isEqualTo(Option.none());
        assertThat(Limit.known(Windows.of(KEY.in("ratio"), 0.2))).isEqualTo(Option.some(new Limit(1)));
        assertThat(Limit.known(Windows.of(KEY.in("Bytes"), 0.2))).isEqualTo(Option.none());
        assertThatThrownBy(() -> new Limit(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SeriesRefusal refused(MetricKey key, long[] times, double[] values) {
        return MetricSeries.of(key, times, values).getLeft();
    }
}
