package dev.sextant.shared.persistence;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.AuditHash;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.IdGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way into the outbox, all of one tenant, in the order in which they are appended. They go to the server in one statement, however many they are. Beside each event stands an entry of the audit trail, which stays
 * when the event has been delivered and retired; it names the digest of what the object's event before said.
 */
final class OutboxRows {

    /** Each with its type; the values come from {@link #values}. */
    private static final List<String> COLUMNS = List.of(
            "audit_id uuid",
            "event_id uuid",
            "aggregate_type text",
            "aggregate_id uuid",
            "aggregate_version bigint",
            "sequence integer",
            "type text",
            "version integer",
            "payload text",
            "actor uuid",
            "request_id text",
            "traceparent text",
            "address text",
            "credential text",
            "occurred_at timestamptz",
            "bucket smallint",
            "before text",
            "after text");

    /** What comes before the first event of an object here stands in the table; what comes before the others is known here. */
    private static final String INSERT = " g(" + columns("%1$s") + ")),"
            + " audited AS (INSERT INTO shared.audit_entry (tenant_id, id, at, actor, request_id, traceparent, address, credential,"
            + " action, object_type, object_id, outcome, before, after)"
            + " SELECT ?, audit_id, occurred_at, actor, request_id, traceparent, address, credential, type, aggregate_type, aggregate_id, 'DONE',"
            + " coalesce(before, (SELECT e.after FROM shared.audit_entry e"
            + " WHERE e.object_id = g.aggregate_id AND e.after IS NOT NULL ORDER BY e.id DESC LIMIT 1)), after FROM given g)"
            + " INSERT INTO shared.outbox (tenant_id, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, type, version,"
            + " payload, actor, request_id, traceparent, occurred_at, bucket)"
            + " SELECT ?, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, type, version,"
            + " payload::jsonb, actor, request_id, traceparent, occurred_at, bucket FROM given";

    private static final String GIVEN = "WITH given AS MATERIALIZED (SELECT * FROM ";
    private static final String ONE = GIVEN + "(SELECT " + columns("?::%2$s") + ")" + INSERT;

    /** The selections hide from the planner how many there are: a plan that fits any number is kept, and planning takes longer than the rest. */
    private static final String MANY = GIVEN + "unnest(" + columns("(SELECT ?::%2$s[])") + ")" + INSERT;

    private final IdGenerator ids;
    private final EventJson json = new EventJson();
    private final List<Row> rows = new ArrayList<>();
    /** The digest of the last event of each object. */
    private final Map<UUID, String> digests = new HashMap<>();

    /** An event and its entry. */
    private record Row(
            UUID auditId,
            UUID eventId,
            Actor actor,
            String aggregateType,
            long aggregateVersion,
            int sequence,
            Event event,
            String content,
            @Nullable String before,
            String after) {}

    /** None yet. */
    OutboxRows(IdGenerator ids) {
        this.ids = ids;
    }

    /** Adds the events of one version of an aggregate. */
    void add(Actor actor, String aggregateType, long aggregateVersion, List<? extends Event> events) {
        int sequence = 0;
        for (Event event : events) {
            String content = json.write(event);
            String after = AuditHash.digestOf(content);
            rows.add(new Row(
                    ids.next(),
                    ids.next(),
                    actor,
                    aggregateType,
                    aggregateVersion,
                    sequence++,
                    event,
                    content,
                    digests.put(event.aggregateId(), after),
                    after));
        }
    }

    private static String columns(String pattern) {
        return COLUMNS.stream()
                .map(column -> String.format(Locale.ROOT, pattern, (Object[]) column.split(" ", 2)))
                .collect(Collectors.joining(", "));
    }

    /** Sends them all, in the connection's transaction. */
    void send(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        boolean one = rows.size() == 1;
        try (var statement = connection.prepareStatement(one ? ONE : MANY)) {
            if (one) {
                bindOne(statement, values(rows.getFirst()));
            } else {
                bindMany(connection, statement);
            }
            UUID tenant = rows.getFirst().actor().tenant().value();
            statement.setObject(COLUMNS.size() + 1, tenant);
            statement.setObject(COLUMNS.size() + 2, tenant);
            statement.executeUpdate();
        }
    }

    private static void bindOne(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private void bindMany(Connection connection, PreparedStatement statement) throws SQLException {
        List<@Nullable Object[]> values = rows.stream().map(OutboxRows::values).toList();
        for (int column = 0; column < COLUMNS.size(); column++) {
            int at = column;
            @Nullable Object[] ofAll = values.stream().map(row -> row[at]).toArray();
            String type = COLUMNS.get(column).split(" ", 2)[1];
            statement.setArray(column + 1, connection.createArrayOf(type, ofAll));
        }
    }

    /** In the order of {@link #COLUMNS}. */
    private static @Nullable Object[] values(Row row) {
        Event event = row.event();
        Actor actor = row.actor();
        return new @Nullable Object[] {
            row.auditId(),
            row.eventId(),
            row.aggregateType(),
            event.aggregateId(),
            row.aggregateVersion(),
            row.sequence(),
            event.type(),
            event.version(),
            row.content(),
            actor.user().value(),
            actor.requestId(),
            actor.traceparent().getOrNull(),
            actor.origin().address().getOrNull(),
            actor.origin().credential().getOrNull(),
            event.occurredAt().atOffset(ZoneOffset.UTC),
            EventBucket.of(event.aggregateId()),
            row.before(),
            row.after()
        };
    }
}
