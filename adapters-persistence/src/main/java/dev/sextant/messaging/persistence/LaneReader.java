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

    /**
     * All values stand in one row that the planner does not look into. So a plan for these values is no better than one for any, which the server then keeps: to make it takes longer than to run it.
     */
    private static final String ASKED =
            "WITH asked AS MATERIALIZED (SELECT ?::bigint AS position, ?::bigint AS version, ?::integer AS sequence, ?::uuid AS event,"
                    + " ?::xid8 AS begun, ?::pg_snapshot AS target, ?::xid8[] AS running,"
                    + " ?::integer AS mask, ?::integer AS lane, ?::boolean AS every_type, ?::text[] AS types, ?::boolean AS every_tenant, ?::uuid AS tenant),"
                    + " now AS MATERIALIZED (SELECT pg_current_snapshot() AS snapshot), ";

    /** What the snapshot of the statement itself shows needs no further test; a pile that is underway was cut at an older one. */
    private static final String IN_TARGET = " AND pg_visible_in_snapshot(o.transaction, (SELECT target FROM asked))";

    /** How many stands in the text, since the planner goes by it. */
    private static final String ORDER = " ORDER BY position, aggregate_version, sequence, event_id LIMIT ";

    /** Every lane's events are looked at: what belongs to others is passed over afterwards, so that a look takes equally long whatever there is of the lane's own. */
    private static final String COLUMNS =
            "SELECT o.position, o.aggregate_version, o.sequence, o.event_id, o.tenant_id, o.aggregate_type, o.aggregate_id, o.type, o.version, o.recorded_at, o.bucket"
                    + " FROM shared.outbox o";

    /**
     * A range has two ends, though nothing stands behind the second, and they are asked for apart: so there is one good way to answer, however many events there are, and were when the plan was made. With an open range, or joined, the
     * planner may read the whole table or the whole index.
     */
    private static final String RANGE =
            " WHERE o.position BETWEEN (SELECT position FROM %1$s) AND (SELECT pg_snapshot_xmax(snapshot)::text::bigint FROM now)"
                    + " AND (o.position, o.aggregate_version, o.sequence, o.event_id) > (SELECT position, version, sequence, event FROM %1$s)";

    /** Events of transactions that had not begun when the lane last saw everything. */
    private static final String NEW =
            COLUMNS + RANGE.formatted("asked") + " AND o.transaction >= (SELECT begun FROM asked)";

    /** Events of transactions that were running then and have ended since. Where there is no such transaction, the range is empty. */
    private static final String LATE =
            COLUMNS + RANGE.formatted("late") + " AND o.transaction = ANY ((SELECT ids FROM late)::xid8[])";

    /** The first of them may stand before what is new; while a pile is underway, everything up to a place is done. */
    private static final String ENDED =
            "late AS MATERIALIZED (SELECT e.ids, greatest(e.lowest, p.position) AS position,"
                    + " CASE WHEN e.lowest > p.position THEN '-9223372036854775808' ELSE p.version END AS version,"
                    + " CASE WHEN e.lowest > p.position THEN '-2147483648' ELSE p.sequence END AS sequence, p.event"
                    + " FROM (SELECT coalesce(array_agg(t.id), '{}') AS ids, coalesce(min(t.id::text::bigint), 9223372036854775807) AS lowest"
                    + " FROM now CROSS JOIN asked a CROSS JOIN unnest(a.running) t(id) WHERE pg_visible_in_snapshot(t.id, coalesce(a.target, now.snapshot))) e"
                    + " CROSS JOIN (SELECT CASE WHEN target IS NULL THEN 0 ELSE position END AS position, version, sequence, event FROM asked) p), ";

    /** Of the events that were looked at, those that are wanted and the last one, which says how far the look went. */
    private static final String END =
            " SELECT now.snapshot::text, (SELECT count(*) FROM looked), w.* FROM now LEFT JOIN LATERAL (SELECT * FROM"
                    + " (SELECT l.*, l.bucket & (SELECT mask FROM asked) = (SELECT lane FROM asked)"
                    + " AND ((SELECT every_type FROM asked) OR l.type = ANY ((SELECT types FROM asked)::text[]))"
                    + " AND ((SELECT every_tenant FROM asked) OR l.tenant_id = (SELECT tenant FROM asked)) AS wanted FROM looked l) r"
                    + " WHERE r.wanted OR r.event_id = (SELECT l.event_id FROM looked l"
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
        try (var query = worker.prepareStatement(sql(late, underway, most))) {
            bind(query, wanted, from);
            try (var rows = query.executeQuery()) {
                return found(rows, from, most);
            }
        }
    }

    private static String sql(boolean late, boolean underway, int most) {
        String target = underway ? IN_TARGET : "";
        String order = ORDER + most;
        String looked = late
                ? "looked AS MATERIALIZED ((" + NEW + target + order + ") UNION ALL (" + LATE + target + order + ")"
                        + order + ")"
                : "looked AS MATERIALIZED (" + NEW + target + order + ")";
        return ASKED + (late ? ENDED : "") + looked + END;
    }

    private static void bind(PreparedStatement query, Wanted wanted, LaneProgress from) throws SQLException {
        EventPlace after =
                from.underway().map(LaneProgress.Underway::at).getOrElse(() -> EventPlace.before(from.seenBefore()));
        var types = wanted.types();
        new Binding(query)
                .whole(after.position())
                .whole(after.version())
                .number(after.sequence())
                .id(after.event())
                .text(Long.toString(from.seenBefore()))
                .text(from.underway().map(LaneProgress.Underway::target).getOrNull())
                .text("{" + String.join(",", from.running()) + "}")
                .number(wanted.lanes() - 1)
                .number(wanted.number())
                .truth(types.isEmpty())
                .texts(types.toArray(String[]::new))
                .truth(wanted.tenant().isEmpty())
                .any(wanted.tenant().map(TenantId::value).getOrNull());
    }

    private static Found found(ResultSet rows, LaneProgress from, int most) throws SQLException {
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
                if (rows.getBoolean(14)) {
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
