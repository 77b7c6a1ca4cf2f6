package dev.sextant.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.SettableClock;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Answers are remembered for a short time, and not too many of them. */
class ShortMemoryTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final ShortMemory<String, String> memory = new ShortMemory<>(Duration.ofSeconds(2), 2, clock);
    private final AtomicInteger asked = new AtomicInteger();

    private Option<String> recall(String question) {
        return memory.recall(question, () -> Option.some(question + asked.incrementAndGet()));
    }

    @Test
    void the_same_question_is_asked_once_in_two_seconds() {
        recall("a");
        clock.pass(Duration.ofMillis(1_999));
        assertThat(recall("a")).contains("a1");

        clock.pass(Duration.ofMillis(1));

        assertThat(recall("a")).contains("a2");
    }

    @Test
    void what_was_asked_for_last_is_forgotten_last() {
        recall("a");
        recall("b");
        recall("a");
        recall("c");

        assertThat(recall("a")).contains("a1");
        assertThat(recall("b")).contains("b4");
    }

    @Test
    void that_there_was_no_answer_is_not_remembered() {
        assertThat(memory.recall("a", Option::none).isEmpty()).isTrue();

        assertThat(recall("a")).contains("a1");
    }

    @Test
    void a_clock_that_is_set_back_makes_no_answer_live_longer() {
        recall("a");
        clock.pass(Duration.ofHours(-1));

        assertThat(recall("a")).contains("a2");
    }
}
