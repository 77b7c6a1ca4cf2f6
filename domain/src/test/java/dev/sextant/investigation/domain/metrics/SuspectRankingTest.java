package dev.sextant.investigation.domain.metrics;

import static dev.sextant.investigation.domain.metrics.Windows.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sextant.investigation.domain.metrics.SuspectRanking.Suspect;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SuspectRankingTest {

    private static final MetricKey CPU = MetricKey.named("cpu");

    private static final MetricKey ERRORS = MetricKey.named("errors");

    private static final MetricKey BYTES = MetricKey.named("bytes");

    @Test
    void the_score_of_baro_is_the_largest_distance_in_quartile_ranges() {
        MetricSeries series = Windows.of(CPU, 10, 11, 12, 13, 14, 30, 2, 20);

        assertThat(SuspectRanking.baro(List.of(series), at(5)).suspects())
                .containsExactly(new Suspect(CPU, (30 - 12) / 2.0, at(5), 30, 12));
    }

    @Test
    void a_fall_counts_as_a_rise_does() {
        MetricSeries up = Windows.of(CPU, 10, 11, 12, 13, 14, 30, 30, 30);
        MetricSeries down = Windows.of(ERRORS, 10, 11, 12, 13, 14, -6, -6, -6);
        List<Suspect> plain = SuspectRanking.baro(List.of(up, down), at(5)).suspects();
        List<Suspect> lasting = SuspectRanking.lasting(List.of(up, down), at(5)).suspects();

        assertThat(plain).extracting(Suspect::score).containsExactly(9.0, 9.0);
        assertThat(plain).extracting(Suspect::key).containsExactly(CPU, ERRORS);
        assertThat(lasting.getFirst().score()).isEqualTo(lasting.getLast().score(), within(1e-9));
    }

    @Test
    void a_metric_that_was_constant_is_not_ranked_by_its_unit() {
        MetricSeries connections = Windows.of(CPU, 40, 41, 39, 40, 41, 500, 510, 505);
        MetricSeries file = Windows.of(BYTES, 2e11, 2e11, 2e11, 2e11, 2e11, 2e11 + 4_096, 2e11 + 4_096, 2e11);
        List<MetricSeries> both = List.of(connections, file);

        assertThat(SuspectRanking.baro(both, at(5)).placeOf(BYTES)).isEqualTo(Option.some(1));
        assertThat(SuspectRanking.lasting(both, at(5)).placeOf(BYTES)).isEqualTo(Option.some(2));
    }

    @Test
    void one_wild_value_does_not_outrank_a_departure_that_lasts() {
        MetricSeries wild = Windows.of(ERRORS, 10, 11, 9, 10, 11, 10, 300, 9, 11, 10);
        MetricSeries shifted = Windows.of(CPU, 10, 11, 9, 10, 11, 60, 62, 61, 60, 59);
        List<MetricSeries> both = List.of(wild, shifted);

        assertThat(SuspectRanking.baro(both, at(5)).placeOf(ERRORS)).isEqualTo(Option.some(1));
        assertThat(SuspectRanking.lasting(both, at(5)).placeOf(CPU)).isEqualTo(Option.some(1));
    }

    @Test
    void a_metric_without_a_before_or_an_after_has_no_score() {
        SuspectRanking ranking =
                SuspectRanking.baro(List.of(Windows.of(CPU, 1, 2, 3), Windows.of(ERRORS, 1, 2)), at(2));

        assertThat(ranking.unranked()).containsExactly(ERRORS);
        assertThat(ranking.placeOf(ERRORS)).isEqualTo(Option.none());
        assertThat(SuspectRanking.lasting(List.of(Windows.of(CPU, 1, 2, 3)), at(0))
                        .unranked())
                .containsExactly(CPU);
    }

    @Property(tries = 100)
    void the_order_in_which_series_come_does_not_matter(@ForAll Random random) {
        List<MetricSeries> series = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double[] noise = Windows.noise(i / 2, 30, 0.3);
            int number = i;
            series.add(Windows.of(
                    MetricKey.named("metric" + i), Windows.values(30, j -> noise[j] + (j < 15 ? 0 : number % 7))));
        }
        SuspectRanking plain = SuspectRanking.baro(series, at(15));
        SuspectRanking lasting = SuspectRanking.lasting(series, at(15));
        Collections.shuffle(series, random);

        assertThat(SuspectRanking.baro(series, at(15))).isEqualTo(plain);
        assertThat(SuspectRanking.lasting(series, at(15))).isEqualTo(lasting);
    }
}
