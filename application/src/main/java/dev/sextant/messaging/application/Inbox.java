package dev.sextant.messaging.application;

import dev.sextant.shared.domain.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.Port;

/** Which events took effect for which subscriber. The note and the effect stand in one transaction: both are there, or neither. */
@Port
public interface Inbox {

    /**
     * Notes in the actor's open transaction that an event takes effect. Whoever comes second with the same event while the first transaction runs, waits for its end.
     *
     * @param subscriber the name of who is told
     * @param event the event's id
     * @param recordedAt the event's own time, the same at every delivery; notes are forgotten by it, never before thirty days
     * @return whether it had not taken effect before; if it had, nothing may be done
     * @throws IllegalStateException without an open transaction of the actor's tenant
     */
    boolean take(Actor actor, String subscriber, UUID event, Instant recordedAt);
}
