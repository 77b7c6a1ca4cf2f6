package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.Webhooks;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Keeps webhooks in memory. */
public final class InMemoryWebhooks implements Webhooks {

    private final InMemoryTable<WebhookId, Webhook> webhooks;
    private final Set<TenantId> tenants = ConcurrentHashMap.newKeySet();

    /** No webhook yet. */
    public InMemoryWebhooks(InMemoryTransactions transactions) {
        this.webhooks = new InMemoryTable<>(transactions);
    }

    List<Webhook> all(Actor actor) {
        return webhooks.all(actor);
    }

    /** Every organisation that ever had one. */
    Set<TenantId> tenants() {
        return Set.copyOf(tenants);
    }

    @Override
    public Option<Webhook> find(Actor actor, WebhookId id) {
        return webhooks.find(actor, id);
    }

    @Override
    public Option<Webhook> findForUpdate(Actor actor, WebhookId id) {
        return webhooks.find(actor, id);
    }

    @Override
    public List<Webhook> enabled(Actor actor) {
        return webhooks.all(actor).stream().filter(Webhook::isEnabled).toList();
    }

    @Override
    public int count(Actor actor) {
        return webhooks.all(actor).size();
    }

    @Override
    public void add(Actor actor, Webhook made) {
        webhooks.put(actor, made.id(), made);
        tenants.add(actor.tenant());
    }

    @Override
    public void save(Actor actor, Webhook changed, long readVersion) {
        mustBeAt(actor, changed.id(), readVersion);
        webhooks.put(actor, changed.id(), changed);
    }

    @Override
    public void delete(Actor actor, WebhookId id, long readVersion) {
        mustBeAt(actor, id, readVersion);
        webhooks.remove(actor, id);
    }

    private void mustBeAt(Actor actor, WebhookId id, long version) {
        if (!webhooks.find(actor, id).exists(kept -> kept.version() == version)) {
            throw new StaleAggregate(id.toString(), version);
        }
    }

    @Override
    public void failing(Actor actor, WebhookId id, Instant since) {
        change(actor, id, before -> Option.some(before.getOrElse(since)));
    }

    @Override
    public void recovered(Actor actor, WebhookId id) {
        change(actor, id, before -> Option.none());
    }

    private void change(Actor actor, WebhookId id, UnaryOperator<Option<Instant>> failingSince) {
        webhooks.find(actor, id)
                .forEach(now -> webhooks.put(
                        actor, id, now.faring(failingSince.apply(now.snapshot().failingSince()))));
    }
}
