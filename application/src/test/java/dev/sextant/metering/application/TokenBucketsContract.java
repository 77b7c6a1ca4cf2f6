package dev.sextant.metering.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sextant.metering.application.TokenBuckets.Ask;
import dev.sextant.metering.application.TokenBuckets.Grant;
import dev.sextant.metering.domain.Rate;
import dev.sextant.shared.application.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TokenBuckets} keeps, also when several nodes take from it by {@link LeasedTokens}. */
public abstract class TokenBucketsContract {

    private static final Rate TEN = Rate.perMinute(10);

    /** By which the buckets under test are filled. */
    protected final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));

    private final String bucket = "tenant " + UUID.randomUUID();

    /** The buckets under test, by {@link #clock}. */
    protected abstract TokenBuckets buckets();

    private Grant take(int wanted) {
        return take(wanted, 0);
    }

    private Grant take(int wanted, int returned) {
        return buckets().take(List.of(new Ask(bucket, TEN, wanted, returned))).getFirst();
    }

    @Test
    public void a_bucket_that_nobody_took_from_is_full() {
        assertThat(take(3)).isEqualTo(new Grant(3, 7));
        assertThat(take(0)).isEqualTo(new Grant(0, 7));
    }

    @Test
    public void whoever_wants_too_much_gets_what_there_is() {
        assertThat(take(12)).isEqualTo(new Grant(10, 0));
        assertThat(take(1)).isEqualTo(new Grant(0, 0));
    }

    @Test
    public void a_bucket_fills_evenly_and_not_beyond_its_quota() {
        take(10);
        clock.pass(Duration.ofSeconds(15));
        Grant later = take(5);
        assertThat(later.granted()).isEqualTo(2);
        assertThat(later.level()).isCloseTo(0.5, within(1e-6));
        clock.pass(Duration.ofHours(1));
        assertThat(take(0).level()).isCloseTo(10, within(1e-6));
    }

    @Test
    public void whoever_waits_as_long_as_is_said_gets_one() {
        var random = new Random(7);
        take(10);
        for (int i = 0; i < 50; i++) {
            clock.pass(Duration.ofNanos(random.nextLong(1, 6_000_000_000L) / 1_000 * 1_000));
            Grant emptied = take(10);
            clock.pass(TEN.timeFor(1 - emptied.level()));
            assertThat(take(1).granted()).as("after waiting, try " + i).isEqualTo(1);
        }
    }

    @Test
    public void what_is_given_back_is_there_again_and_never_more_than_the_quota() {
        take(6);
        assertThat(take(0, 2)).isEqualTo(new Grant(0, 6));
        assertThat(take(8, 2)).isEqualTo(new Grant(8, 0));
        assertThat(take(0, 100)).isEqualTo(new Grant(0, 10));
    }

    @Test
    public void a_clock_that_is_set_back_fills_and_empties_nothing() {
        take(10);
        clock.pass(Duration.ofSeconds(12));
        take(0);
        clock.pass(Duration.ofSeconds(-30));
        assertThat(take(0).level()).isCloseTo(2, within(1e-6));
        assertThat(take(0).level()).isCloseTo(2, within(1e-6));
    }

    @Test
    public void a_bucket_follows_a_new_rate() {
        take(4);
        assertThat(buckets().take(List.of(new Ask(bucket, Rate.perMinute(5), 0, 0))))
                .containsExactly(new Grant(0, 5));
        clock.pass(Duration.ofMinutes(1));
        assertThat(take(0).level()).isCloseTo(10, within(1e-6));
    }

    @Test
    public void many_are_answered_in_the_order_in_which_they_were_asked() {
        List<Ask> asks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asks.add(new Ask(bucket + " " + (i * 37 % 100), Rate.perMinute(1_000), i, 0));
        }
        asks.add(new Ask(bucket + " 37", Rate.perMinute(1_000), 5, 0));

        List<Grant> grants = buckets().take(asks);

        assertThat(grants.subList(0, 100))
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .mapToObj(i -> new Grant(i, 1_000 - i))
                        .toList());
        assertThat(grants.get(100)).isEqualTo(new Grant(5, 994));
        assertThat(buckets().take(List.of())).isEmpty();
    }

    @Test
    public void what_is_forgotten_was_full() {
        take(1);
        assertThat(buckets().forgetFull()).isNotNegative();
        assertThat(take(0).level()).isCloseTo(9, within(1e-6));
        clock.pass(Duration.ofSeconds(7));
        assertThat(buckets().forgetFull()).isNotNegative();
        assertThat(take(0).level()).isCloseTo(10, within(1e-6));
    }

    @Test
    public void of_many_who_take_at_once_none_gets_what_another_has() throws Exception {
        Rate rate = Rate.perMinute(500);
        Callable<Integer> greedy = () -> {
            int got = 0;
            for (int i = 0; i < 50; i++) {
                got += buckets()
                        .take(List.of(new Ask(bucket, rate, 3, 0)))
                        .getFirst()
                        .granted();
            }
            return got;
        };
        int all = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> got : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> greedy).toList())) {
                all += got.get();
            }
        }
        assertThat(all).isEqualTo(500);
    }

    @Test
    public void five_nodes_under_ten_times_the_limit_let_the_limit_through_within_5_percent() {
        var nodes = new SomeNodes(buckets(), clock, bucket, Rate.perMinute(600));
        long let = nodes.letThrough(Duration.ofSeconds(60), new double[] {60, 20, 10, 6, 4});
        assertThat(let).isCloseTo(1_200, within(60L));
    }

    @Test
    public void five_nodes_of_which_each_is_under_load_in_turn_let_the_limit_through_within_5_percent() {
        var nodes = new SomeNodes(buckets(), clock, bucket, Rate.perMinute(600));
        long let = 0;
        for (int turn = 0; turn < 20; turn++) {
            double[] perSecond = new double[5];
            perSecond[turn % 5] = 200;
            let += nodes.letThrough(Duration.ofSeconds(3), perSecond);
        }
        assertThat(let).isCloseTo(1_200, within(60L));
    }

    @Test
    public void five_nodes_refuse_nothing_below_the_limit() {
        var nodes = new SomeNodes(buckets(), clock, bucket, Rate.perMinute(600));
        long let = nodes.letThrough(Duration.ofSeconds(60), new double[] {3, 2, 2, 1, 1});
        assertThat(nodes.refused()).isZero();
        assertThat(let).isCloseTo(540, within(5L));
    }
}
