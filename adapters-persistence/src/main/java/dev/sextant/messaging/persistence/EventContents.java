package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.MalformedEvent;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.UnknownEventVersion;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.EventJson;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What events say, read in their tenant's transaction, and the note that they took effect. */
final class EventContents {

    /** By the id and by the place in the aggregate, though either would do: whichever index the server takes, it leads to the one row. */
    private static final String ROW =
            " CROSS JOIN LATERAL (SELECT o.payload::text AS payload, o.actor, o.request_id, o.traceparent, o.occurred_at FROM shared.outbox o"
                    + " WHERE o.tenant_id = ? AND o.event_id = e.event_id AND o.recorded_at = e.recorded_at AND o.aggregate_type = e.aggregate_type"
                    + " AND o.aggregate_id = e.aggregate_id AND o.aggregate_version = e.aggregate_version AND o.sequence = e.sequence LIMIT 1) c";

    private static final String COLUMNS =
            "SELECT e.event_id, c.payload, c.actor, c.request_id, c.traceparent, c.occurred_at FROM ";

    /** The selections hide from the planner how many there are: a plan that fits any number is kept, and planning takes longer than the rest. */
    private static final String GIVEN =
            "unnest((SELECT ?::uuid[]), (SELECT ?::timestamptz[]), (SELECT ?::text[]), (SELECT ?::uuid[]), (SELECT ?::bigint[]), (SELECT ?::integer[]))"
                    + " e(event_id, recorded_at, aggregate_type, aggregate_id, aggregate_version, sequence)";

    private static final String READ = COLUMNS + GIVEN + ROW;

    /**
     * The note comes first: of two who handle the same event, the second waits here for the first, and finds it noted. Asked whether it is true, the last condition is looked up in a table in memory, and not joined as if there were few.
     */
    private static final String TAKE = "WITH e AS MATERIALIZED (SELECT * FROM " + GIVEN + "),"
            + " fresh AS (INSERT INTO messaging.inbox (tenant_id, subscriber, event_id, recorded_at) SELECT ?, ?, e.event_id, e.recorded_at FROM e"
            + " ON CONFLICT DO NOTHING RETURNING event_id) "
            + COLUMNS + "e" + ROW + " WHERE (e.event_id IN (SELECT fresh.event_id FROM fresh)) IS TRUE";

    private static final Logger LOG = LoggerFactory.getLogger(EventContents.class);

    private final EventContracts contracts;
    private final EventJson json = new EventJson();

    /** What an event says, and who caused it. */
    record Content(String payload, UserId by, String requestId, Option<String> traceparent, Instant occurredAt) {}

    EventContents(EventContracts contracts) {
        this.contracts = contracts;
    }

    /**
     * Notes that events of one tenant take effect in this transaction.
     *
     * @return the contents of those that had not taken effect before
     */
    Map<UUID, Content> take(DSLContext dsl, TenantId tenant, String subscriber, List<LaneEvent> events) {
        return dsl.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(TAKE)) {
                given(new Binding(statement), events)
                        .id(tenant.value())
                        .text(subscriber)
                        .id(tenant.value());
                return contents(statement.executeQuery());
            }
        });
    }

    /** The contents of events of one tenant. */
    Map<UUID, Content> read(DSLContext dsl, TenantId tenant, List<LaneEvent> events) {
        return dsl.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(READ)) {
                given(new Binding(statement), events).id(tenant.value());
                return contents(statement.executeQuery());
            }
        });
    }

    private static Binding given(Binding at, List<LaneEvent> events) throws SQLException {
        return at.ids(all(events, LaneEvent::id, UUID[]::new))
                .times(all(events, LaneEvent::recordedAt, OffsetDateTime[]::new))
                .texts(all(events, event -> event.aggregate().type(), String[]::new))
                .ids(all(events, event -> event.aggregate().id(), UUID[]::new))
                .wholes(all(events, event -> event.place().version(), Long[]::new))
                .numbers(all(events, event -> event.place().sequence(), Integer[]::new));
    }

    private static <T> T[] all(List<LaneEvent> events, Function<LaneEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }

    private static Map<UUID, Content> contents(ResultSet rows) throws SQLException {
        try (rows) {
            var contents = new HashMap<UUID, Content>();
            while (rows.next()) {
                contents.put(
                        rows.getObject(1, UUID.class),
                        new Content(
                                rows.getString(2),
                                new UserId(rows.getObject(3, UUID.class)),
                                rows.getString(4),
                                Option.of(rows.getString(5)),
                                rows.getObject(6, OffsetDateTime.class).toInstant()));
            }
            return contents;
        }
    }

    private EventKind newest(EventKind stored) {
        return contracts
                .newest(stored.type())
                .map(version -> new EventKind(stored.type(), version))
                .getOrElse(stored);
    }

    /**
     * The event as a reaction asked for it.
     *
     * @param delivery the id of this delivery
     * @param attempt which try of it
     */
    ReceivedEvent received(Reaction reaction, LaneEvent event, Content content, UUID delivery, int attempt) {
        EventKind kind = reaction.to().stream()
                .filter(wanted -> wanted.type().equals(event.kind().type()))
                .findFirst()
                .orElseGet(() -> newest(event.kind()));
        return received(event, content, kind, delivery, attempt);
    }

    /** The event as it is told to whoever asked for no version: in the newest one; in its own, where no way leads from there to the newest, since one such event must not end a stream. */
    ReceivedEvent told(LaneEvent event, Content content) {
        try {
            return received(event, content, newest(event.kind()), event.id(), 1);
        } catch (MalformedEvent | UnknownEventVersion asItIs) {
            LOG.debug("{} is told as it is stored", event.id(), asItIs);
            return received(event, content, event.kind(), event.id(), 1);
        }
    }

    private ReceivedEvent received(LaneEvent event, Content content, EventKind kind, UUID delivery, int attempt) {
        return new ReceivedEvent(
                event.id(),
                delivery,
                attempt,
                event.tenant(),
                content.by(),
                content.requestId(),
                content.traceparent(),
                new ReceivedEvent.Subject(
                        event.aggregate().type(),
                        event.aggregate().id(),
                        event.place().version(),
                        event.place().sequence()),
                kind,
                content.occurredAt(),
                event.recordedAt().toInstant(),
                contracts.convert(event.kind(), json.read(content.payload()), kind.version()));
    }
}
