package dev.sextant.shared.web;

import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventDefinition;
import dev.sextant.shared.application.EventShape;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import java.util.List;

/** Stands before an outbox, and fails when an event is not as it is published: another kind of aggregate, another version, another shape. */
record DefinedEvents(Outbox behind) implements Outbox {

    @Override
    public void append(Actor actor, String aggregateType, long aggregateVersion, List<? extends Event> events) {
        for (Event event : events) {
            EventDefinition definition = PublishedContracts.ALL
                    .find(event.type())
                    .getOrElseThrow(() -> new AssertionError(event.type() + " is not published"));
            var misfits = definition.shape().misfits(EventData.of(EventShape.values(event)));
            if (!definition.aggregate().type().equals(aggregateType)
                    || definition.kind().version() != event.version()
                    || !misfits.isEmpty()) {
                throw new AssertionError(definition.kind() + " of " + definition.aggregate() + " was raised as v"
                        + event.version() + " of " + aggregateType + ": " + misfits);
            }
        }
        behind.append(actor, aggregateType, aggregateVersion, events);
    }
}
