package dev.sextant.benchmarks.events;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * A subscriber that is far behind, from the beginning when it is new, and counts what it gets.
 *
 * @param handled how many events so far
 */
record Counting(String name, LongAdder handled) implements Reaction {

    @Override
    public Set<EventKind> to() {
        return Set.of();
    }

    @Override
    public Effect effect() {
        return Effect.TRANSACTIONAL;
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        handled.increment();
    }
}
