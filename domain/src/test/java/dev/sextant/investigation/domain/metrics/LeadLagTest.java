package dev.sextant.investigation.domain.metrics;

import static dev.sextant.investigation.domain.metrics.Windows.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.investigation.domain.metrics.LeadLag.CannotBeTold;
import dev.sextant.investigation.domain.metrics.LeadLag.Leads;
import dev.sextant.investigation.domain.metrics.LeadLag.Reason;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LeadLagTest {

    private static final MetricKey DISK = MetricKey.named("DiskQueueDepth");

    private static final MetricKey LATENCY = MetricKey.named("CommitLatency");

    @Test
    void a_metric_that_shifted_earlier_leads_by_the_time_between_the_intervals() {
        LeadLag told = LeadLag.between(shifted(DISK, 1, 10), shifted(LATENCY, 2, 14));

        assertThat(told).isEqualTo(new Leads(DISK, LATENCY, Duration.ofMinutes(3), Duration.ofMinutes(5)));
        assertThat(told.sentence()).isEqualTo("DiskQueueDepth moved before CommitLatency, by 3 min to 5 min");
        assertThat(LeadLag.between(shifted(LATENCY, 2, 14), shifted(DISK, 1, 10)))
                .isEqualTo(told);
    }

    @Test
    void shifts_within_one_interval_cannot_be_told_apart() {
        LeadLag told = LeadLag.between(shifted(DISK, 1, 10), shifted(LATENCY, 2, 10));

        assertThat(told).isEqualTo(new CannotBeTold(DISK, LATENCY, Reason.ONSETS_OVERLAP));
        assertThat(told.sentence())
                .isEqualTo("whether DiskQueueDepth or CommitLatency moved first cannot be told:"
                        + " both began to move in the same interval");
    }

    @Test
    void intervals_that_touch_are_in_order() {
        Onset early = new Onset(at(4), at(5));
        Onset late = new Onset(at(5), at(9));

        assertThat(LeadLag.between(LATENCY, late, DISK, early))
                .isEqualTo(new Leads(DISK, LATENCY, Duration.ZERO, Duration.ofMinutes(5)));
        assertThatThrownBy(() -> new Onset(at(5), at(4))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 100)
    void a_series_that_follows_another_is_found_to_follow(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(min = 1, max = 8) int delay) {
        double[] noise = Windows.noise(seed, 120, 0.5);
        double[] own = Windows.noise(seed + 77L, 120, 0);
        MetricSeries leader = Windows.of(DISK, Windows.values(100, i -> 50 + noise[i + 20]));
        MetricSeries follower =
                Windows.of(LATENCY, Windows.values(100, i -> 7 - 3 * noise[i + 20 - delay] + 0.2 * own[i]));

        assertThat(CommonMovement.between(leader, follower)).isInstanceOfSatisfying(Leads.class, leads -> {
            assertThat(leads.first()).isEqualTo(DISK);
            assertThat(leads.atLeast()).isLessThanOrEqualTo(Duration.ofMinutes(delay));
            assertThat(leads.atMost()).isGreaterThanOrEqualTo(Duration.ofMinutes(delay));
        });
        assertThat(CommonMovement.between(follower, leader)).isEqualTo(CommonMovement.between(leader, follower));
    }

    @Test
    void noise_of_its_own_does_not_move_together() {
        for (int seed = 0; seed < 200; seed++) {
            MetricSeries a = Windows.of(DISK, Windows.noise(seed, 100, 0.5));
            MetricSeries b = Windows.of(LATENCY, Windows.noise(seed + 1_000L, 100, 0.5));

            assertThat(CommonMovement.between(a, b))
                    .isEqualTo(new CannotBeTold(DISK, LATENCY, Reason.NO_COMMON_MOVEMENT));
        }
    }

    @Test
    void movement_at_the_same_time_and_short_windows_cannot_be_told() {
        double[] noise = Windows.noise(5, 100, 0.5);
        MetricSeries a = Windows.of(DISK, noise);

        assertThat(LeadLag.between(a, Windows.of(LATENCY, Windows.values(100, i -> 3 * noise[i]))))
                .isEqualTo(new CannotBeTold(DISK, LATENCY, Reason.TOGETHER));
        assertThat(LeadLag.between(a, Windows.of(LATENCY, 1, 2, 1, 2, 1)))
                .isEqualTo(new CannotBeTold(DISK, LATENCY, Reason.TOO_FEW_POINTS));
        assertThat(LeadLag.between(a, Windows.of(LATENCY, Windows.values(100, i -> 5))))
                .isEqualTo(new CannotBeTold(DISK, LATENCY, Reason.NO_COMMON_MOVEMENT));
    }

    private static MetricSeries shifted(MetricKey key, int seed, int first) {
        double[] noise = Windows.noise(seed, 30, 0);
        return Windows.of(key, Windows.values(30, i -> 50 + noise[i] + (i < first ? 0 : 40)));
    }
}
