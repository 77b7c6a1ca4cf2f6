package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.AuditEntry;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Remembers for good who did what, and who was refused it. What was done is recorded by the {@link Outbox} beside each event, in the transaction of the change; what was refused has no
 * event and is recorded through this port, in a transaction of its own. Entries can be added and read, never changed.
 */
@SecondaryPort
public interface AuditTrail {

    /** Remembers nothing, for programs that keep no trail. */
    AuditTrail NONE = (actor, action, object, refusal) -> {};

    /**
     * Remembers a refusal in the actor's open transaction.
     *
     * @param action what was asked for, such as the name of a use case
     * @param object what it would have been done to, when that is known
     * @param refusal why not; its code is kept, not its words
     * @throws Unavailable when it cannot be kept
     */
    void refused(Actor actor, String action, Option<AuditEntry.Subject> object, DomainError refusal);
}
