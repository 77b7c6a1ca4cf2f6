package dev.sextant.benchmarks.events;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import java.util.Set;
import java.util.UUID;

/**
 * Hands events of a round on to be noted; those of other rounds are none of its business.
 *
 * @param fromBeginning whether it reads what is there already when it is new
 * @param round whose aggregates are meant
 */
record Noted(String name, Effect effect, boolean fromBeginning, Handling handling, long round) implements Reaction {

    @Override
    public Set<EventKind> to() {
        return Set.of();
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        UUID aggregate = event.subject().id();
        int number = (int) aggregate.getLeastSignificantBits();
        if (aggregate.equals(SextantOutbox.id(round, number))) {
            handling.handle(new Numbered(number, Math.toIntExact(event.subject().version())));
        }
    }
}
