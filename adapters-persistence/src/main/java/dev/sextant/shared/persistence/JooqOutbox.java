package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.OUTBOX;

import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.AuditEntry;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.IdGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The outbox as a table beside the aggregates. All events of one append go to the server in one go. Beside each event, in the same statement, stands an entry of the
 * audit trail, which stays when the event has been delivered and retired.
 */
public final class JooqOutbox implements Outbox {

    private static final List<Field<?>> COLUMNS = List.of(
            OUTBOX.TENANT_ID,
            OUTBOX.EVENT_ID,
            OUTBOX.AGGREGATE_TYPE,
            OUTBOX.AGGREGATE_ID,
            OUTBOX.AGGREGATE_VERSION,
            OUTBOX.SEQUENCE,
            OUTBOX.TYPE,
            OUTBOX.VERSION,
            OUTBOX.PAYLOAD,
            OUTBOX.ACTOR,
            OUTBOX.REQUEST_ID,
            OUTBOX.TRACEPARENT,
            OUTBOX.OCCURRED_AT,
            OUTBOX.BUCKET);

    private static final FixedStatement APPEND = new FixedStatement(JooqOutbox::append);

    private final JooqTransactions transactions;
    private final Rows rows;
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
        this.rows = new Rows(ids);
        this.committed = committed;
    }

    /** The event, and its entry beside it. */
    private static Query append(DSLContext dsl) {
        CommonTableExpression<?> audited = DSL.name("audited").as(AuditRows.done(dsl));
        return dsl.with(audited)
                .insertInto(OUTBOX)
                .columns(COLUMNS)
                .values(COLUMNS.stream().map(FixedStatement::placeholder).toList());
    }

    @Override
    public void append(Actor actor, String aggregateType, long aggregateVersion, List<? extends Event> events) {
        var dsl = transactions.dsl(actor);
        if (events.isEmpty()) {
            return;
        }
        rows.append(dsl, actor, aggregateType, aggregateVersion, events);
        var types = events.stream().map(Event::type).collect(Collectors.toUnmodifiableSet());
        int bucket = EventBucket.of(events.getFirst().aggregateId());
        transactions.afterCommit(actor, () -> committed.committed(bucket, types));
    }

    /** Events as rows, in whichever transaction. */
    static final class Rows {

        private final IdGenerator ids;
        private final EventJson json = new EventJson();

        Rows(IdGenerator ids) {
            this.ids = ids;
        }

        void append(
                DSLContext dsl,
                Actor actor,
                String aggregateType,
                long aggregateVersion,
                List<? extends Event> events) {
            var rows = new ArrayList<@Nullable Object[]>(events.size());
            int sequence = 0;
            for (Event event : events) {
                String content = json.write(event);
                var values = AuditRows.doneValues(
                        ids.next(),
                        event.occurredAt(),
                        actor,
                        event.type(),
                        new AuditEntry.Subject(aggregateType, event.aggregateId()),
                        content);
                Collections.addAll(
                        values,
                        actor.tenant().value(),
                        ids.next(),
                        aggregateType,
                        event.aggregateId(),
                        aggregateVersion,
                        sequence++,
                        event.type(),
                        event.version(),
                        JSONB.valueOf(content),
                        actor.user().value(),
                        actor.requestId(),
                        actor.traceparent().getOrNull(),
                        event.occurredAt(),
                        EventBucket.of(event.aggregateId()));
                rows.add(values.toArray());
            }
            APPEND.executeEach(dsl, rows);
        }
    }
}
