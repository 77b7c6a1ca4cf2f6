package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.EventShape;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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
    private final Option<Delivering> delivering;
    private final List<Entry> entries = new ArrayList<>();

    /** Who delivers, and where the ids of what is delivered come from. */
    private record Delivering(InMemoryRelay relay, IdGenerator ids) {}

    /** An empty outbox from which nothing is delivered. */
    public InMemoryOutbox(InMemoryTransactions transactions) {
        this(transactions, Option.none());
    }

    /** An empty outbox whose events are delivered when their transaction has committed. */
    public InMemoryOutbox(InMemoryTransactions transactions, InMemoryRelay relay, IdGenerator ids) {
        this(transactions, Option.some(new Delivering(relay, ids)));
    }

    private InMemoryOutbox(InMemoryTransactions transactions, Option<Delivering> delivering) {
        this.transactions = transactions;
        this.delivering = delivering;
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
        delivering.forEach(by -> {
            List<ReceivedEvent> appended = received(by.ids(), actor, aggregateType, aggregateVersion, events);
            transactions.afterCommit(() -> by.relay().deliver(appended));
        });
    }

    private static List<ReceivedEvent> received(
            IdGenerator ids, Actor actor, String aggregateType, long aggregateVersion, List<? extends Event> events) {
        var received = new ArrayList<ReceivedEvent>();
        for (Event event : events) {
            UUID id = ids.next();
            received.add(new ReceivedEvent(
                    id,
                    id,
                    1,
                    actor.tenant(),
                    actor.user(),
                    actor.requestId(),
                    actor.traceparent(),
                    new ReceivedEvent.Subject(aggregateType, event.aggregateId(), aggregateVersion, received.size()),
                    new EventKind(event.type(), event.version()),
                    event.occurredAt(),
                    event.occurredAt(),
                    EventData.of(EventShape.values(event))));
        }
        return received;
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
