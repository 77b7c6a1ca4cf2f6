package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps the webhooks of each organisation. Every method works in the actor's open transaction and sees only the actor's organisation. */
@SecondaryPort
public interface Webhooks {

    /** The webhook; none when the organisation has no such webhook. */
    Option<Webhook> find(Actor actor, WebhookId id);

    /** Like {@link #find}, kept from other writers until the transaction ends. */
    Option<Webhook> findForUpdate(Actor actor, WebhookId id);

    /** All webhooks that are enabled, oldest first. */
    List<Webhook> enabled(Actor actor);

    /** How many the organisation has. Until the transaction ends, nobody else who asks this is answered. */
    int count(Actor actor);

    /** Keeps a webhook that was just made. */
    void add(Actor actor, Webhook made);

    /**
     * Keeps a changed webhook, with how its receiver fares.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the webhook is gone
     */
    void save(Actor actor, Webhook changed, long readVersion);

    /**
     * Deletes a webhook. Its deliveries can no longer be found.
     *
     * @param readVersion the version that the deletion was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the webhook is gone
     */
    void delete(Actor actor, WebhookId id, long readVersion);

    /** Notes that nothing can be delivered since a moment, unless that was noted before, without a new version; a webhook that is gone is no error. */
    void failing(Actor actor, WebhookId id, Instant since);

    /** Notes that something could be delivered, without a new version; a webhook that is gone is no error. */
    void recovered(Actor actor, WebhookId id);
}
