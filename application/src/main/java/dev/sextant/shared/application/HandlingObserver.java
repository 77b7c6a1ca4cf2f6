package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import java.time.Duration;
import org.jmolecules.architecture.hexagonal.Port;

/** Is told of everything that was handled, for metrics and audit. Called on the thread of the work, after its transaction ended; must be quick and must not throw. */
@FunctionalInterface
@Port
public interface HandlingObserver {

    /** How it ended. */
    enum Outcome {
        /** It was done, and is committed. */
        DONE,
        /** It was refused, and nothing was changed. */
        REFUSED,
        /** It broke with an exception, and nothing was changed, or, where the commit's answer was lost, nobody knows. */
        FAILED
    }

    /**
     * Something was handled.
     *
     * @param name the use case or query
     * @param actor on whose behalf
     * @param outcome how it ended
     * @param took from before the permission check until after the commit
     */
    void handled(String name, Actor actor, Outcome outcome, Duration took);

    /** Tells two observers, one after the other. */
    default HandlingObserver and(HandlingObserver other) {
        return (name, actor, outcome, took) -> {
            handled(name, actor, outcome, took);
            other.handled(name, actor, outcome, took);
        };
    }
}
