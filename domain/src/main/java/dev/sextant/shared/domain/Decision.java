package dev.sextant.shared.domain;

import java.util.List;

/**
 * What a command decided: the next state of an aggregate together with the events that led to it, so that one transaction saves both.
 *
 * @param state the next state
 * @param events what happened, oldest first; empty when the command changed nothing
 * @param <S> the aggregate
 * @param <E> its events
 */
public record Decision<S, E extends Event>(S state, List<E> events) {

    /** Copies the events, so that a decision never changes after it was taken. */
    public Decision {
        events = List.copyOf(events);
    }

    /** A decision with a single event. */
    public static <S, E extends Event> Decision<S, E> of(S state, E event) {
        return new Decision<>(state, List.of(event));
    }

    /** A decision that leaves everything as it is: no event, nothing to save. */
    public static <S, E extends Event> Decision<S, E> unchanged(S state) {
        return new Decision<>(state, List.of());
    }

    /** Whether nothing happened, so that nothing needs saving. */
    public boolean isUnchanged() {
        return events.isEmpty();
    }
}
