package dev.sextant.messaging.persistence;

import dev.sextant.messaging.domain.CauseGroup;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.ConnectionWork;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Aggregates that wait at an event which could not be handled, in rows of their own. All times are the database's. */
final class ParkedKeys {

    private static final int LONGEST_CAUSE = 500;

    private static final String HEAD =
            "tenant_id, id, aggregate_type, aggregate_id, type, version, recorded_at, at_version,"
                    + " at_sequence, event_id, delivery, attempts, state";

    private static final String PASSED =
            "(pg_visible_in_snapshot(transaction, ?::pg_snapshot) OR (pg_visible_in_snapshot(transaction, ?::pg_snapshot)"
                    + " AND (position, aggregate_version, sequence, event_id) <= (?, ?, ?, ?)))";

    /**
     * An aggregate that waits.
     *
     * @param id of the row
     * @param event what it waits at; its position is not known
     * @param delivery the id of the present delivery
     * @param attempts how often it was tried
     * @param discarded whether somebody decided that it is not to be delivered
     */
    record Parked(UUID id, LaneEvent event, UUID delivery, int attempts, boolean discarded) {}

    private final DataSource worker;

    ParkedKeys(DataSource worker) {
        this.worker = worker;
    }

    /** Everything that waits in a lane. */
    Set<LaneEvent.Key> of(Lane lane) {
        return ConnectionWork.read(worker, connection -> {
            try (var query = connection.prepareStatement(
                    "SELECT " + HEAD + " FROM messaging.parked WHERE subscriber = ? AND lane = ?")) {
                new Binding(query).number(lane.subscriber().id()).number(lane.number());
                var keys = new HashSet<LaneEvent.Key>();
                for (Parked parked : parked(query.executeQuery())) {
                    keys.add(parked.event().key());
                }
                return keys;
            }
        });
    }

    /** What is due in a lane, the longest due first, so many at most. */
    List<Parked> due(Lane lane, int most) {
        return ConnectionWork.read(worker, connection -> {
            try (var query = connection.prepareStatement("SELECT " + HEAD + " FROM messaging.parked"
                    + " WHERE subscriber = ? AND lane = ? AND due_at <= clock_timestamp() ORDER BY due_at LIMIT ?")) {
                new Binding(query)
                        .number(lane.subscriber().id())
                        .number(lane.number())
                        .number(most);
                return parked(query.executeQuery());
            }
        });
    }

    private static List<Parked> parked(ResultSet rows) throws SQLException {
        try (rows) {
            var parked = new ArrayList<Parked>();
            while (rows.next()) {
                var place = new EventPlace(0, rows.getLong(8), rows.getInt(9), rows.getObject(10, UUID.class));
                parked.add(new Parked(
                        rows.getObject(2, UUID.class),
                        new LaneEvent(
                                new TenantId(rows.getObject(1, UUID.class)),
                                new LaneEvent.Aggregate(rows.getString(3), rows.getObject(4, UUID.class)),
                                new EventKind(rows.getString(5), rows.getInt(6)),
                                rows.getObject(7, OffsetDateTime.class),
                                place),
                        rows.getObject(11, UUID.class),
                        rows.getInt(12),
                        rows.getString(13).equals("DISCARDED")));
            }
            return parked;
        }
    }

    /**
     * Parks an aggregate at an event, or says anew why it waits.
     *
     * @param id of the row, when it is a new one
     * @param attempts how often it was tried so far
     * @param pause until it is tried again; none when somebody has to decide
     */
    void park(
            DSLContext dsl, Lane lane, LaneEvent event, UUID id, int attempts, Option<Duration> pause, Throwable why) {
        dsl.connection(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO messaging.parked (tenant_id, id, subscriber, lane, aggregate_type, aggregate_id,"
                            + " event_id, recorded_at, at_version, at_sequence, type, version, delivery, state, attempts, due_at, cause_group, cause,"
                            + " first_failed_at, last_failed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                            + " clock_timestamp() + ? * interval '1 microsecond', ?, ?, clock_timestamp(), clock_timestamp())"
                            + " ON CONFLICT (tenant_id, subscriber, aggregate_type, aggregate_id) DO UPDATE SET state = excluded.state,"
                            + " attempts = excluded.attempts, due_at = excluded.due_at, cause_group = excluded.cause_group, cause = excluded.cause,"
                            + " last_failed_at = excluded.last_failed_at")) {
                new Binding(insert)
                        .id(event.tenant().value())
                        .id(id)
                        .number(lane.subscriber().id())
                        .number(lane.number())
                        .text(event.aggregate().type())
                        .id(event.aggregate().id())
                        .id(event.id())
                        .any(event.recordedAt())
                        .whole(event.place().version())
                        .number(event.place().sequence())
                        .text(event.kind().type())
                        .number(event.kind().version())
                        .id(event.id())
                        .text(pause.isDefined() ? "RETRYING" : "DEAD")
                        .number(attempts)
                        .any(pause.map(length -> length.toNanos() / 1_000).getOrNull())
                        .text(CauseGroup.of(why).value())
                        .text(cause(why));
                insert.executeUpdate();
            }
        });
    }

    private static String cause(Throwable why) {
        String message = String.valueOf(why.getMessage()).replace('\0', ' ');
        return message.length() > LONGEST_CAUSE ? message.substring(0, LONGEST_CAUSE) : message;
    }

    /**
     * Takes a row for the next try and counts it beforehand, so that a try which takes its process with it counts too.
     *
     * @param pause until it is due again, should nothing more be heard of this try
     * @return whether it was due still
     */
    boolean begin(DSLContext dsl, Parked parked, Duration pause) {
        return update(
                dsl,
                "UPDATE messaging.parked SET attempts = attempts + 1, due_at = clock_timestamp() + ? * interval '1 microsecond'"
                        + " WHERE id = ? AND attempts = ? AND delivery = ? AND state = 'RETRYING' AND due_at <= clock_timestamp()",
                pause.toNanos() / 1_000,
                parked.id(),
                parked.attempts(),
                parked.delivery());
    }

    /** Leaves a row to somebody who decides; it stays as it is when somebody has already. */
    void bury(DSLContext dsl, Parked parked) {
        update(
                dsl,
                "UPDATE messaging.parked SET state = 'DEAD', due_at = NULL WHERE id = ? AND state = 'RETRYING' AND delivery = ?",
                parked.id(),
                parked.delivery());
    }

    /** Says why the last try broke. */
    void failed(DSLContext dsl, Parked parked, boolean dead, Throwable why) {
        update(
                dsl,
                "UPDATE messaging.parked SET cause_group = ?, cause = ?, last_failed_at = clock_timestamp(),"
                        + " state = CASE WHEN ? THEN 'DEAD' ELSE state END, due_at = CASE WHEN ? THEN NULL ELSE due_at END"
                        + " WHERE id = ? AND state = 'RETRYING' AND delivery = ?",
                CauseGroup.of(why).value(),
                cause(why),
                dead,
                dead,
                parked.id(),
                parked.delivery());
    }

    /**
     * Goes on to the aggregate's next event which its lane has passed; where there is none, the aggregate is no longer parked.
     *
     * @return the same row at its next event, due at once; none when nothing waits any more
     */
    Option<Parked> next(DSLContext dsl, Lane lane, LaneProgress progress, Parked parked) {
        Option<LaneEvent> next = following(dsl, lane, progress, parked.event());
        if (next.isEmpty()) {
            update(dsl, "DELETE FROM messaging.parked WHERE id = ?", parked.id());
            return Option.none();
        }
        LaneEvent event = next.get();
        update(
                dsl,
                "UPDATE messaging.parked SET event_id = ?, recorded_at = ?, at_version = ?, at_sequence = ?, type = ?, version = ?,"
                        + " delivery = ?, state = 'RETRYING', attempts = 0, due_at = clock_timestamp() WHERE id = ?",
                event.id(),
                event.recordedAt(),
                event.place().version(),
                event.place().sequence(),
                event.kind().type(),
                event.kind().version(),
                event.id(),
                parked.id());
        return Option.some(new Parked(parked.id(), event, event.id(), 0, false));
    }

    private static Option<LaneEvent> following(DSLContext dsl, Lane lane, LaneProgress progress, LaneEvent event) {
        var types = lane.subscriber().types();
        EventPlace at = progress.underway().map(LaneProgress.Underway::at).getOrElse(() -> EventPlace.before(0));
        return dsl.connectionResult(connection -> {
            try (var query = connection.prepareStatement(
                    "SELECT position, aggregate_version, sequence, event_id, type, version, recorded_at"
                            + " FROM shared.outbox WHERE tenant_id = ? AND aggregate_type = ? AND aggregate_id = ? AND (aggregate_version, sequence) > (?, ?)"
                            + " AND (? OR type = ANY (?)) AND " + PASSED
                            + " ORDER BY aggregate_version, sequence LIMIT 1")) {
                new Binding(query)
                        .id(event.tenant().value())
                        .text(event.aggregate().type())
                        .id(event.aggregate().id())
                        .whole(event.place().version())
                        .number(event.place().sequence())
                        .truth(types.isEmpty())
                        .texts(types.toArray(String[]::new))
                        .text(progress.seen())
                        .text(progress.underway()
                                .map(LaneProgress.Underway::target)
                                .getOrElse(progress.seen()))
                        .whole(at.position())
                        .whole(at.version())
                        .number(at.sequence())
                        .id(at.event());
                try (var rows = query.executeQuery()) {
                    return rows.next()
                            ? Option.some(new LaneEvent(
                                    event.tenant(),
                                    event.aggregate(),
                                    new EventKind(rows.getString(5), rows.getInt(6)),
                                    rows.getObject(7, OffsetDateTime.class),
                                    new EventPlace(
                                            rows.getLong(1),
                                            rows.getLong(2),
                                            rows.getInt(3),
                                            rows.getObject(4, UUID.class))))
                            : Option.<LaneEvent>none();
                }
            }
        });
    }

    private static boolean update(DSLContext dsl, String sql, @Nullable Object... values) {
        return dsl.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                var at = new Binding(statement);
                for (Object value : values) {
                    at.any(value);
                }
                return statement.executeUpdate() > 0;
            }
        });
    }
}
