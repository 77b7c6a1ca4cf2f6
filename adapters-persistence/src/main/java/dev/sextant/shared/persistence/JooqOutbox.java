package dev.sextant.shared.persistence;

import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.IdGenerator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The outbox as a table beside the aggregates. All events of a transaction go to the server in one go, right before it commits: what it did before is not slowed down by a word to the server for each event.
 */
public final class JooqOutbox implements Outbox {

    private final JooqTransactions transactions;
    private final IdGenerator ids;
    private final CommittedEvents committed;

    /**
     * An outbox whose events are found by whoever looks for them.
     *
     * @param ids gives each event its id; later events must get larger ones
     */
    public JooqOutbox(JooqTransactions transactions, IdGenerator ids) {
        this(transactions, ids, CommittedEvents.UNHEARD);
    }

    /**
     * An outbox that says when there is something to read.
     *
     * @param ids gives each event its id; later events must get larger ones
     * @param committed is told after each commit
     */
    public JooqOutbox(JooqTransactions transactions, IdGenerator ids, CommittedEvents committed) {
        this.transactions = transactions;
        this.ids = ids;
        this.committed = committed;
    }

    @Override
    public void append(Actor actor, String aggregateType, long aggregateVersion, List<? extends Event> events) {
        OutboxRows rows = transactions.beforeCommit(actor, this, () -> new OutboxRows(ids), OutboxRows::send);
        if (events.isEmpty()) {
            return;
        }
        rows.add(actor, aggregateType, aggregateVersion, events);
        var types = events.stream().map(Event::type).collect(Collectors.toUnmodifiableSet());
        int bucket = EventBucket.of(events.getFirst().aggregateId());
        transactions.afterCommit(actor, () -> committed.committed(bucket, types));
    }
}
