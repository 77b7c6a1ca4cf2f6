package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.TenantId;
import java.util.ArrayList;
import java.util.List;

/** Keeps events in the order in which their transactions appended them, and forgets those of a transaction that rolled back. */
public final class InMemoryOutbox implements Outbox {

    /**
     * An event as it was appended.
     *
     * @param tenant whose aggregate it happened to
     * @param requestId the request that caused it
     * @param aggregateType the kind of aggregate
     * @param aggregateVersion the version that the aggregate had after the change
     * @param event what happened
     */
    public record Entry(TenantId tenant, String requestId, String aggregateType, long aggregateVersion, Event event) {}

    private final InMemoryTransactions transactions;
    private final List<Entry> entries = new ArrayList<>();

    /** An empty outbox. */
    public InMemoryOutbox(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(Actor actor, String aggregateType, long aggregateVersion, List<? extends Event> events) {
        transactions.require(actor, true);
        for (Event event : events) {
            entries.add(new Entry(actor.tenant(), actor.requestId(), aggregateType, aggregateVersion, event));
        }
        int count = events.size();
        transactions.onRollback(
                () -> entries.subList(entries.size() - count, entries.size()).clear());
    }

    /** Every event of the actor's tenant, oldest first, read in a transaction of its own. */
    public List<Entry> entries(Actor actor) {
        return transactions.read(
                actor,
                () -> entries.stream()
                        .filter(entry -> entry.tenant().equals(actor.tenant()))
                        .toList());
    }
}
