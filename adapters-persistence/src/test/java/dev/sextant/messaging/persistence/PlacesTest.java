package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Who is given a place, and in which order. */
class PlacesTest {

    private final BlockingQueue<String> entered = new LinkedBlockingQueue<>();

    /** Somebody who notes that there is a place for him, and keeps it. */
    private void comes(Places places, String name, boolean behind) {
        int before = places.waiting();
        Thread.ofVirtual().start(() -> {
            places.enter(behind, behind);
            entered.add(name);
        });
        while (places.waiting() == before && entered.isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private String next() throws InterruptedException {
        return entered.take();
    }

    @Test
    void whoever_is_up_to_date_goes_before_those_with_a_backlog_who_came_earlier() throws InterruptedException {
        var places = new Places(1);
        places.enter(true, true);
        comes(places, "late", true);
        comes(places, "first", false);
        comes(places, "second", false);
        assertThat(entered).isEmpty();

        places.leave(true);
        assertThat(next()).isEqualTo("first");
        places.leave(false);
        assertThat(next()).isEqualTo("second");
        places.leave(false);
        assertThat(next()).isEqualTo("late");
    }

    @Test
    void some_places_stay_free_for_those_who_are_up_to_date() throws InterruptedException {
        var places = new Places(4);
        places.enter(true, true);
        places.enter(true, true);
        comes(places, "late", true);
        comes(places, "prompt", false);

        assertThat(next()).isEqualTo("prompt");
        assertThat(places.waiting()).isOne();
        places.leave(true);
        assertThat(next()).isEqualTo("late");
    }

    @Test
    void all_places_are_for_those_with_a_backlog_when_nobody_else_is_there() {
        var places = new Places(4);
        for (int lane = 0; lane < 4; lane++) {
            places.enter(true, false);
        }
        assertThat(places.waiting()).isZero();
    }

    @Test
    void whoever_was_passed_over_often_enough_goes_like_everybody_else() throws InterruptedException {
        var places = new Places(1);
        places.enter(false, false);
        comes(places, "late", true);
        for (int round = 0; round < 20; round++) {
            comes(places, "prompt", false);
            places.leave(false);
            assertThat(next()).isEqualTo("prompt");
        }
        comes(places, "prompt", false);
        places.leave(false);
        assertThat(next()).isEqualTo("late");
        places.leave(true);
        assertThat(next()).isEqualTo("prompt");
    }
}
