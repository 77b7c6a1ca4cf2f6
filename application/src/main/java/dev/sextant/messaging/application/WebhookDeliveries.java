package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps what is delivered to webhooks. Whether something is due is told by one clock alone, that of the store, however many programs look. Every method works in the actor's open transaction and sees only the actor's
 * organisation.
 */
@SecondaryPort
public interface WebhookDeliveries {

    /**
     * Keeps deliveries that were begun, due at once; one of an event that its webhook was sent already, or is being sent, is left out.
     *
     * @param begun for one or many webhooks
     */
    void add(Actor actor, List<Delivery> begun);

    /** The delivery, kept from other writers until the transaction ends; none when the webhook has no such delivery. */
    Option<Delivery> findForUpdate(Actor actor, WebhookId webhook, DeliveryId id);

    /**
     * Takes a delivery in hand when it is pending and due, so that nobody else does before the lease is over.
     *
     * @param lease longer than sending it takes
     * @return none when it is not due, or somebody else was faster
     */
    Option<Delivery> claim(Actor actor, DeliveryId id, Duration lease);

    /**
     * Keeps what came of a delivery that was taken in hand.
     *
     * @param pause when it is due again; none when it has ended
     * @return false when the lease was over and somebody else took it in hand since: nothing was kept
     */
    boolean note(Actor actor, Delivery outcome, Option<Duration> pause);

    /** Keeps a delivery that begins again, due at once. */
    void beginAgain(Actor actor, Delivery again);
}
