package dev.sextant.metering.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** However tokens are taken and given back, a bucket keeps its bounds. */
class BucketProperties {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Property
    void over_any_time_no_more_is_taken_than_the_bucket_held_and_gained(
            @ForAll @IntRange(min = 1, max = 10_000) int quota,
            @ForAll @Size(max = 50) List<@IntRange(max = 30_000) Integer> pauses,
            @ForAll @IntRange(max = 500) int wanted) {
        Rate rate = Rate.perMinute(quota);
        Bucket bucket = Bucket.full(rate, NOON);
        Instant now = NOON;
        long taken = 0;
        for (int pause : pauses) {
            now = now.plusMillis(pause);
            Bucket.Taken some = bucket.take(rate, wanted, 0, now);
            taken += some.granted();
            bucket = some.left();
            assertThat(some.granted()).isBetween(0, wanted);
            assertThat(bucket.level()).isBetween(0.0, (double) quota);
        }
        double most = quota + rate.gainedIn(Duration.between(NOON, now));
        assertThat((double) taken).isLessThanOrEqualTo(most + 0.001);
    }

    @Property
    void whoever_waits_for_the_missing_part_of_a_token_gets_it(
            @ForAll @IntRange(min = 1, max = 1_000_000) int quota,
            @ForAll @IntRange(max = 600_000) int micros,
            @ForAll @IntRange(min = 1, max = 86_400) int window) {
        var rate = new Rate(quota, Duration.ofSeconds(window));
        Instant later = NOON.plusNanos(micros * 1_000L);
        Bucket emptied =
                new Bucket(0, NOON).take(rate, Integer.MAX_VALUE, 0, later).left();

        Instant then = emptied.at().plus(rate.timeFor(1 - emptied.level()));

        assertThat(emptied.take(rate, 1, 0, then).granted()).isEqualTo(1);
    }

    @Property
    void what_is_given_back_never_makes_more_than_the_quota(
            @ForAll @IntRange(min = 1, max = 1_000) int quota, @ForAll @IntRange(max = 5_000) int returned) {
        Rate rate = Rate.perMinute(quota);
        Bucket bucket = new Bucket(0, NOON).take(rate, 0, returned, NOON).left();
        assertThat(bucket.level()).isEqualTo(Math.min(quota, returned));
    }

    @Test
    void a_rate_is_within_bounds() {
        assertThatThrownBy(() -> Rate.perMinute(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rate.perMinute(Rate.LARGEST + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, Duration.ofMillis(999))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, Duration.ofDays(2))).isInstanceOf(IllegalArgumentException.class);
    }
}
