package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.OutboxContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class InMemoryOutboxTest extends OutboxContract {

    private record Happened(String type, UUID aggregateId, Instant occurredAt) implements Event {}

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected Event event(UUID aggregateId) {
        return new Happened("test.happened", aggregateId, Instant.EPOCH);
    }

    @Override
    protected Event anotherEvent(UUID aggregateId) {
        return new Happened("test.happened_again", aggregateId, Instant.EPOCH);
    }

    @Override
    protected List<Stored> stored(Actor actor) {
        return outbox.entries(actor).stream()
                .map(entry -> new Stored(
                        entry.event().type(), entry.event().aggregateId(), entry.aggregateVersion(), entry.requestId()))
                .toList();
    }
}
