package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what is new to a lane, as the worker role, which sees no contents. Each read is one statement, and so one snapshot; it begins where the lane stands and looks at so many events at most, however long the
 * backlog is.
 */
final class LaneReader {

    /** What the snapshot of the statement itself shows needs no further test; a pile that is underway was cut at an older one. */
    private static final String IN_TARGET = " AND pg_visible_in_snapshot(transaction, ?::pg_snapshot)";

    private static final String ORDER = " ORDER BY position, aggregate_version, sequence, event_id LIMIT ?";

    /** Every lane's events are looked at: what belongs to others is passed over afterwards, so that a look takes equally long whatever there is of the lane's own. */
    private static final String COLUMNS =
            "SELECT position, aggregate_version, sequence, event_id, tenant_id, aggregate_type, aggregate_id, type, version, recorded_at, bucket"
                    + " FROM shared.outbox WHERE (position, aggregate_version, sequence, event_id) > (?, ?, ?, ?)";

    /** Events of transactions that had not begun when the lane last saw everything. */
    private static final String NEW = COLUMNS + " AND transaction >= ?::xid8";

    /** Events of transactions that were running then and have ended since. Where there is none, the scan has no range. */
    private static final String LATE = COLUMNS + " AND transaction = ANY (late.ids) AND position >= late.lowest";

    private static final String BEGIN = "WITH now AS MATERIALIZED (SELECT pg_current_snapshot() AS snapshot), ";

    private static final String ENDED =
            "late AS MATERIALIZED (SELECT coalesce(array_agg(t.id), '{}') AS ids, coalesce(min(t.id::text::bigint), 9223372036854775807) AS lowest"
                    + " FROM now CROSS JOIN unnest(?::xid8[]) t(id) WHERE pg_visible_in_snapshot(t.id, coalesce(?::pg_snapshot, now.snapshot))), ";

    /** Of the events that were looked at, those that are wanted and the last one, which says how far the look went. */
    private static final String END =
            " SELECT now.snapshot::text, (SELECT count(*) FROM looked), w.* FROM now LEFT JOIN LATERAL (SELECT * FROM looked"
                    + " WHERE bucket & ? = ? AND (? OR type = ANY (?)) AND (? OR tenant_id = ?) OR event_id = (SELECT l.event_id FROM looked l"
                    + " ORDER BY l.position DESC, l.aggregate_version DESC, l.sequence DESC, l.event_id DESC LIMIT 1)) w ON true"
                    + " ORDER BY w.position, w.aggregate_version, w.sequence, w.event_id";

    /**
     * What was found.
     *
     * @param events those that the subscriber wants, in order
     * @param next how far the lane is when they are done
     * @param more whether more is waiting already
     */
    record Found(List<LaneEvent> events, LaneProgress next, boolean more) {}

    /**
     * What a reader wants.
     *
     * @param lanes among how many lanes the aggregates are shared, a power of two from 1 to 64
     * @param number which of them is read
     * @param types of these types; empty for all
     * @param tenant of this tenant; none for all. It does not narrow what is looked at, only what is found
     */
    record Wanted(int lanes, int number, Set<String> types, Option<TenantId> tenant) {

        /** Everything. */
        static final Wanted ALL = new Wanted(1, 0, Set.of(), Option.none());

        private boolean includes(LaneEvent event, int bucket) {
            return (bucket & (lanes - 1)) == number
                    && (types.isEmpty() || types.contains(event.kind().type()))
                    && tenant.forAll(event.tenant()::equals);
        }
    }

    private LaneReader() {}

    /**
     * Reads on.
     *
     * @param worker a connection of the worker role in a transaction that has written nothing: a snapshot counts the own transaction as ended
     * @param most how many events are looked at, those of other lanes and of other types included
     */
    static Found read(Connection worker, Lane lane, LaneProgress from, int most) throws SQLException {
        var wanted = new Wanted(lane.lanes(), lane.number(), lane.subscriber().types(), Option.none());
        return read(worker, wanted, from, most);
    }

    /** Reads on for somebody who is not enrolled. */
    static Found read(Connection worker, Wanted wanted, LaneProgress from, int most) throws SQLException {
        boolean late = !from.running().isEmpty();
        boolean underway = from.underway().isDefined();
        try (var query = worker.prepareStatement(sql(late, underway))) {
            bind(query, wanted, from, most, late);
            try (var rows = query.executeQuery()) {
                return found(rows, wanted, from, most);
            }
        }
    }

    private static String sql(boolean late, boolean underway) {
        String target = underway ? IN_TARGET : "";
        String looked = late
                ? "looked AS MATERIALIZED ((" + NEW + target + ORDER + ") UNION ALL ("
                        + COLUMNS.replace("shared.outbox", "late, shared.outbox") + LATE.substring(COLUMNS.length())
                        + target + ORDER + ")" + ORDER + ")"
                : "looked AS MATERIALIZED (" + NEW + target + ORDER + ")";
        return BEGIN + (late ? ENDED : "") + looked + END;
    }

    private static void bind(PreparedStatement query, Wanted wanted, LaneProgress from, int most, boolean late)
            throws SQLException {
        String target = from.underway().map(LaneProgress.Underway::target).getOrNull();
        var at = new Binding(query);
        if (late) {
            at.text("{" + String.join(",", from.running()) + "}").text(target);
        }
        events(
                at,
                from.underway().map(LaneProgress.Underway::at).getOrElse(() -> EventPlace.before(from.seenBefore())));
        at.text(Long.toString(from.seenBefore()));
        if (target != null) {
            at.text(target);
        }
        at.number(most);
        if (late) {
            events(at, from.underway().map(LaneProgress.Underway::at).getOrElse(() -> EventPlace.before(0)));
            if (target != null) {
                at.text(target);
            }
            at.number(most);
            at.number(most);
        }
        var types = wanted.types();
        at.number(wanted.lanes() - 1)
                .number(wanted.number())
                .truth(types.isEmpty())
                .texts(types.toArray(String[]::new))
                .truth(wanted.tenant().isEmpty())
                .any(wanted.tenant().map(TenantId::value).getOrNull());
    }

    private static void events(Binding at, EventPlace after) throws SQLException {
        at.whole(after.position())
                .whole(after.version())
                .number(after.sequence())
                .id(after.event());
    }

    private static Found found(ResultSet rows, Wanted wanted, LaneProgress from, int most) throws SQLException {
        var events = new ArrayList<LaneEvent>();
        String snapshot = "";
        long looked = 0;
        Option<EventPlace> last = Option.none();
        while (rows.next()) {
            snapshot = rows.getString(1);
            looked = rows.getLong(2);
            if (looked > 0) {
                LaneEvent event = event(rows);
                last = Option.some(event.place());
                if (wanted.includes(event, rows.getInt(13))) {
                    events.add(event);
                }
            }
        }
        String target = from.underway().map(LaneProgress.Underway::target).getOrElse(snapshot);
        boolean more = looked == most;
        LaneProgress next = more
                ? new LaneProgress(from.seen(), last.map(at -> new LaneProgress.Underway(target, at)))
                : new LaneProgress(target, Option.none());
        return new Found(events, next, more || from.underway().isDefined());
    }

    private static LaneEvent event(ResultSet row) throws SQLException {
        var place = new EventPlace(row.getLong(3), row.getLong(4), row.getInt(5), row.getObject(6, UUID.class));
        return new LaneEvent(
                new TenantId(row.getObject(7, UUID.class)),
                new LaneEvent.Aggregate(row.getString(8), row.getObject(9, UUID.class)),
                new EventKind(row.getString(10), row.getInt(11)),
                row.getObject(12, OffsetDateTime.class),
                place);
    }
}
