package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Takes events in the transaction of the change that raised them: they are stored exactly when the change is. */
@SecondaryPort
public interface Outbox {

    /**
     * Appends events of one aggregate in the actor's open transaction.
     *
     * @param actor who caused them; tenant, request id and trace context are stored beside the events
     * @param aggregateType the kind of aggregate, such as {@code case}
     * @param aggregateVersion the version that the aggregate has after the change; the events of one version keep their order
     * @param events what happened, oldest first, all of one aggregate
     * @throws IllegalStateException outside a transaction
     */
    void append(Actor actor, String aggregateType, long aggregateVersion, List<? extends Event> events);
}
