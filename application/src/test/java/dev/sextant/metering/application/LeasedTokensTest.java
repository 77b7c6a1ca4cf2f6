package dev.sextant.metering.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.metering.application.LeasedTokens.Answer;
import dev.sextant.metering.domain.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LeasedTokensTest {

    private static final Rate RATE = Rate.perMinute(6_000);

    private final MeteringProgram program = new MeteringProgram();

    @Test
    void under_load_a_node_asks_for_many_at_once() {
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 80; i++) {
                assertThat(program.tokens.take("b", RATE)).isInstanceOf(Answer.Taken.class);
                program.clock.pass(Duration.ofMillis(12));
            }
        }
        assertThat(program.buckets.asked).isLessThan(100);
    }

    @Test
    void what_was_not_used_goes_back_after_a_second() {
        for (int i = 0; i < 30; i++) {
            program.tokens.take("b", RATE);
        }
        program.tokens.sweep();
        program.clock.pass(Duration.ofSeconds(1));
        program.tokens.sweep();

        assertThat(program.buckets
                        .take(List.of(new TokenBuckets.Ask("b", RATE, 0, 0)))
                        .getFirst()
                        .level())
                .isEqualTo(6_000);
    }

    @Test
    void a_node_that_stops_gives_everything_back() {
        for (int i = 0; i < 30; i++) {
            program.tokens.take("b", RATE);
        }
        program.tokens.giveAllBack();

        assertThat(program.buckets
                        .take(List.of(new TokenBuckets.Ask("b", RATE, 0, 0)))
                        .getFirst()
                        .level())
                .isEqualTo(5_970);
    }

    @Test
    void a_token_that_was_not_needed_serves_the_next_one() {
        Rate one = Rate.perMinute(1);
        assertThat(program.tokens.take("b", one)).isInstanceOf(Answer.Taken.class);
        program.tokens.giveBack("b");
        assertThat(program.tokens.take("b", one)).isInstanceOf(Answer.Taken.class);
        assertThat(program.tokens.take("b", one)).isInstanceOf(Answer.Empty.class);
    }

    @Test
    void a_store_that_does_not_answer_holds_nobody_for_long() {
        List<String> told = new ArrayList<>();
        var silent = new LeasedTokens(program.buckets, never -> {}, System::nanoTime, told::add);
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(silent.take("b", RATE)).isInstanceOf(Answer.Taken.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(told).hasSize(1);
    }

    @Test
    void a_node_that_was_stopped_limits_by_itself() {
        var stopped = new LeasedTokens(
                program.buckets,
                work -> {
                    throw new RejectedExecutionException("closed");
                },
                System::nanoTime,
                reason -> {});
        Rate two = Rate.perMinute(2);
        assertThat(stopped.take("b", two)).isInstanceOf(Answer.Taken.class);
        assertThat(stopped.take("b", two)).isInstanceOf(Answer.Taken.class);
        assertThat(stopped.take("b", two)).isInstanceOf(Answer.Empty.class);
    }
}
