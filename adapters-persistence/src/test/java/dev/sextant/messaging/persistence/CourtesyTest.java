package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who pauses for whom, and for how long. */
class CourtesyTest {

    private static final Duration WORK = Duration.ofMillis(10);

    private record Nothing(String name, Set<EventKind> to, Effect effect) implements Reaction {
        @Override
        public void on(Actor actor, ReceivedEvent event) {}
    }

    private static Subscriber subscriber(int id) {
        return new Subscriber(id, 4, new Nothing("test.nothing_" + id, Set.of(), Reaction.Effect.TRANSACTIONAL));
    }

    private final AtomicLong now = new AtomicLong(-5);
    private final Courtesy courtesy = new Courtesy(now::get, 2);
    private final Subscriber late = subscriber(1);
    private final Subscriber prompt = subscriber(2);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private Duration workAndPause() {
        pass(WORK);
        Duration pause = courtesy.pause(late, WORK);
        pass(pause);
        return pause;
    }

    @Test
    void nobody_pauses_while_nobody_else_has_events() {
        assertThat(workAndPause()).isZero();
        courtesy.upToDate(late);
        assertThat(courtesy.isOwedBy(late)).isFalse();
        assertThat(workAndPause()).isZero();
    }

    @Test
    void a_lane_that_is_far_behind_works_an_eighth_of_what_two_processors_do() {
        courtesy.upToDate(prompt);

        assertThat(workAndPause()).isEqualTo(WORK.multipliedBy(3));
        assertThat(workAndPause()).isEqualTo(WORK.multipliedBy(3));
    }

    @Test
    void lanes_that_are_far_behind_share_what_one_would_have() {
        courtesy.upToDate(prompt);
        pass(WORK);

        assertThat(courtesy.pause(late, WORK)).isEqualTo(WORK.multipliedBy(3));
        assertThat(courtesy.pause(late, WORK)).isEqualTo(WORK.multipliedBy(7));
    }

    @Test
    void what_was_not_used_is_not_saved_up() {
        courtesy.upToDate(prompt);
        pass(Duration.ofSeconds(3));

        assertThat(workAndPause()).isEqualTo(WORK.multipliedBy(3));
    }

    @Test
    void no_pause_is_longer_than_half_a_second() {
        courtesy.upToDate(prompt);
        pass(Duration.ofSeconds(3));

        assertThat(courtesy.pause(late, Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(500));
        assertThat(courtesy.pause(late, WORK)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void others_are_forgotten_when_they_have_had_no_events_for_a_while() {
        courtesy.upToDate(prompt);
        pass(Duration.ofMillis(4_999));
        assertThat(courtesy.isOwedBy(late)).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(courtesy.isOwedBy(late)).isFalse();
    }
}
