package dev.sextant.metering.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.metering.application.LeasedTokens;
import dev.sextant.metering.application.LeasedTokens.Answer;
import dev.sextant.metering.application.TokenBuckets;
import dev.sextant.metering.application.TokenBuckets.Ask;
import dev.sextant.metering.application.TokenBuckets.Grant;
import dev.sextant.metering.application.TokenBucketsContract;
import dev.sextant.metering.domain.Rate;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqTokenBucketsTest extends TokenBucketsContract {

    private static final TenantId PLATFORM = new TenantId(new UUID(0x7000L, 0x8000_0000_0000_0000L));

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(8);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected TokenBuckets buckets() {
        return new JooqTokenBuckets(stage.transactions(), PLATFORM, Option.some(clock));
    }

    @Test
    void without_a_clock_of_its_own_it_goes_by_that_of_the_database() {
        var buckets = new JooqTokenBuckets(stage.transactions(), PLATFORM);
        var ask = new Ask("tenant " + UUID.randomUUID(), new Rate(1, Duration.ofDays(1)), 1, 0);

        assertThat(buckets.take(List.of(ask))).containsExactly(new Grant(1, 0));
        assertThat(buckets.take(List.of(ask)).getFirst().granted()).isZero();
        assertThat(buckets.forgetFull()).isNotNegative();
        assertThat(buckets.take(List.of(ask)).getFirst().granted()).isZero();
    }

    @Test
    void four_nodes_with_many_threads_each_let_through_the_quota_and_no_more() throws Exception {
        Rate rate = Rate.perMinute(1_000);
        String bucket = "tenant " + UUID.randomUUID();
        var calls = new AtomicInteger();
        TokenBuckets counted = new CountedBuckets(buckets(), calls);
        long let = 0;
        try (var background = Executors.newVirtualThreadPerTaskExecutor();
                var threads = Executors.newFixedThreadPool(32)) {
            List<Callable<Long>> work = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                var tokens = new LeasedTokens(counted, background, System::nanoTime, reason -> {});
                for (int thread = 0; thread < 8; thread++) {
                    work.add(() -> takenUntilEmpty(tokens, bucket, rate));
                }
            }
            for (Future<Long> taken : threads.invokeAll(work)) {
                let += taken.get();
            }
        }
        assertThat(let).isBetween(950L, 1_000L);
        assertThat(calls.get()).isLessThan(700);
    }

    private static long takenUntilEmpty(LeasedTokens tokens, String bucket, Rate rate) {
        for (long taken = 0; ; taken++) {
            if (!(tokens.take(bucket, rate) instanceof Answer.Taken)) {
                return taken;
            }
        }
    }

    private record CountedBuckets(TokenBuckets real, AtomicInteger calls) implements TokenBuckets {
        @Override
        public List<Grant> take(List<Ask> asks) {
            calls.incrementAndGet();
            return real.take(asks);
        }

        @Override
        public long forgetFull() {
            return real.forgetFull();
        }
    }
}
