package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.SubscriberStatus;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.ConnectionWork;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How far subscribers are, read from the places of their lanes as the worker role, which sees no contents. Where a lane begins to wait follows from its snapshots, so that only what comes behind is looked at, and of that
 * so much at most.
 */
public final class SqlSubscriberStatus implements SubscriberStatus {

    private static final int LOOK = 50_000;

    /** Everything before "low" is passed: what a lane has seen, or while it is underway what stands before its place and was visible when it set out. */
    private static final String PLACES = "WITH place AS MATERIALIZED (SELECT l.*, s.lanes, CASE WHEN l.target IS NULL"
            + " THEN coalesce((SELECT min(x.id::text::bigint) FROM pg_snapshot_xip(l.seen) x(id) WHERE pg_visible_in_snapshot(x.id, pg_current_snapshot())),"
            + " pg_snapshot_xmax(l.seen)::text::bigint)"
            + " ELSE least(l.at_position, pg_snapshot_xmin(l.target)::text::bigint) END AS low"
            + " FROM messaging.lane l JOIN messaging.subscriber s ON s.id = l.subscriber)";

    private static final String WAITS =
            "NOT (pg_visible_in_snapshot(o.transaction, p.seen) OR coalesce(pg_visible_in_snapshot(o.transaction, p.target)"
                    + " AND (o.position, o.aggregate_version, o.sequence, o.event_id) <= (p.at_position, p.at_version, p.at_sequence, p.at_event), false))";

    private static final String BEHIND =
            " CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE e.waits) AS waiting, count(*) AS looked,"
                    + " floor(extract(epoch FROM clock_timestamp() - min(e.recorded_at) FILTER (WHERE e.waits)))::bigint AS lag"
                    + " FROM (SELECT o.recorded_at, (?::uuid IS NULL OR o.tenant_id = ?) AND " + WAITS + " AS waits"
                    + " FROM (SELECT * FROM (SELECT tenant_id, event_id, position, aggregate_version, sequence, bucket, transaction, recorded_at"
                    + " FROM shared.outbox WHERE position >= (SELECT min(q.low) FROM place q WHERE q.subscriber = s.id)) b"
                    + " ORDER BY b.position, b.aggregate_version, b.sequence, b.event_id LIMIT " + LOOK + ") o"
                    + " JOIN place p ON p.subscriber = s.id AND p.lane = (o.bucket & (p.lanes - 1))) e) w";

    private static final String PARKED =
            " CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE k.state = 'DEAD') AS dead, count(*) FILTER (WHERE k.state <> 'DEAD') AS retrying"
                    + " FROM messaging.parked k WHERE k.subscriber = s.id AND (?::uuid IS NULL OR k.tenant_id = ?)) k";

    private static final String SERVED =
            " CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE l.node IS NULL OR l.expires_at <= clock_timestamp()) AS idle,"
                    + " count(DISTINCT l.node) FILTER (WHERE l.expires_at > clock_timestamp()) AS nodes,"
                    + " coalesce(array_agg(DISTINCT n.name ORDER BY n.name) FILTER (WHERE n.name IS NOT NULL AND l.expires_at > clock_timestamp()), '{}') AS names"
                    + " FROM messaging.lane l LEFT JOIN messaging.node n ON n.id = l.node WHERE l.subscriber = s.id) h";

    private static final String STATUS = PLACES
            + " SELECT s.id, s.name, s.lanes, coalesce(w.lag, 0), w.waiting, w.looked, k.retrying, k.dead, h.nodes, h.idle, h.names"
            + " FROM messaging.subscriber s" + BEHIND + PARKED + SERVED + " ORDER BY s.name";

    private static final String OPEN =
            "SELECT DISTINCT ON (l.subscriber) l.subscriber, t.holder, t.pid, t.application, t.seconds FROM messaging.lane l"
                    + " CROSS JOIN LATERAL (SELECT pg_snapshot_xip(l.seen) UNION SELECT pg_snapshot_xip(l.target)) x(id)"
                    + " JOIN messaging.open_transactions() t ON t.id = x.id ORDER BY l.subscriber, t.seconds DESC NULLS LAST, t.id";

    private final DataSource worker;

    /**
     * The status in a database.
     *
     * @param worker connections of the role {@code sextant_worker}
     */
    public SqlSubscriberStatus(DataSource worker) {
        this.worker = worker;
    }

    @Override
    public List<SubscriberView> own(Actor actor) {
        return ConnectionWork.run(
                worker,
                connection -> status(connection, actor.tenant().value(), Map.of()).stream()
                        .map(LagView::subscriber)
                        .toList());
    }

    @Override
    public List<LagView> all() {
        return ConnectionWork.run(worker, connection -> status(connection, null, openTransactions(connection)));
    }

    private static List<LagView> status(
            Connection connection, @Nullable UUID tenant, Map<Integer, OpenTransactionView> open) throws SQLException {
        try (var query = connection.prepareStatement(STATUS)) {
            new Binding(query).any(tenant).any(tenant).any(tenant).any(tenant);
            try (var rows = query.executeQuery()) {
                var found = new ArrayList<LagView>();
                while (rows.next()) {
                    found.add(view(rows, open));
                }
                return found;
            }
        }
    }

    private static LagView view(ResultSet row, Map<Integer, OpenTransactionView> open) throws SQLException {
        long waiting = row.getLong(5);
        int idle = row.getInt(10);
        var subscriber = SubscriberView.of(
                row.getString(2),
                row.getLong(4),
                Math.min(waiting, MOST_COUNTED),
                waiting > MOST_COUNTED || row.getLong(6) == LOOK,
                row.getLong(7),
                row.getLong(8),
                row.getInt(9),
                idle == 0);
        return new LagView(
                subscriber,
                row.getInt(3),
                idle,
                List.of((String[]) row.getArray(11).getArray()),
                Option.of(open.get(row.getInt(1))));
    }

    private static Map<Integer, OpenTransactionView> openTransactions(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(OPEN);
                var rows = query.executeQuery()) {
            var open = new HashMap<Integer, OpenTransactionView>();
            while (rows.next()) {
                open.put(
                        rows.getInt(1),
                        new OpenTransactionView(
                                Holder.valueOf(rows.getString(2)),
                                Option.of(rows.getObject(3, Integer.class)),
                                Option.of(rows.getString(4)),
                                Option.of(rows.getObject(5, Long.class))));
            }
            return open;
        }
    }

    @Override
    public Forgotten forget(String name) {
        long letters = ConnectionWork.run(worker, connection -> {
            // The same lock as enrolment: nobody begins to serve it meanwhile.
            try (var forget = connection.prepareStatement(
                    "SELECT messaging.forget_subscriber(?) FROM pg_advisory_xact_lock(hashtext('sextant.subscribers'))")) {
                new Binding(forget).text(name);
                try (var row = forget.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
        return letters >= 0
                ? new Forgotten.Done(letters)
                : letters == -1 ? new Forgotten.Unknown() : new Forgotten.Served();
    }
}
