package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.persistence.ConnectionWork;
import io.vavr.control.Option;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Which node moves which lane, in the database's own time. A lease that is not renewed runs out; whoever takes the lane then gets a higher token, and the former holder's writes are refused (Kleppmann,
 * "How to do distributed locking", 2016: fencing tokens). A node takes its fair share of the lanes and gives back what it has too much of.
 */
final class Leases {

    private static final String LANE =
            "subscriber, lane, token, losses, seen::text, target::text, at_position, at_version, at_sequence, at_event";

    /** As {@code shared.outbox} is read: a new subscriber sees everything from its beginning, or what no one sees yet. */
    private static final String FROM_BEGINNING = "1:1:";

    private final DataSource worker;
    private final UUID node;
    private final String name;
    private final Duration lease;

    Leases(DataSource worker, UUID node, String name, Duration lease) {
        this.worker = worker;
        this.node = node;
        this.name = name;
        this.lease = lease;
    }

    /** Has these reactions known to the database; those that are, stay as they are. */
    List<Subscriber> enrol(Collection<Reaction> reactions, int lanes) {
        return run(connection -> {
            lockEnrolment(connection);
            var enrolled = new ArrayList<Subscriber>();
            for (Reaction reaction : reactions) {
                enrolled.add(enrolled(connection, reaction, lanes));
            }
            return enrolled;
        });
    }

    private static void lockEnrolment(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext('sextant.subscribers'))")) {
            lock.execute();
        }
    }

    private static Subscriber enrolled(Connection connection, Reaction reaction, int lanes) throws SQLException {
        Option<Subscriber> known = find(connection, reaction);
        if (known.isDefined()) {
            return known.get();
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO messaging.subscriber (id, name, lanes) SELECT coalesce(max(id), 0) + 1, ?, ? FROM messaging.subscriber")) {
            new Binding(insert).text(reaction.name()).number(lanes);
            insert.executeUpdate();
        }
        Subscriber added = find(connection, reaction).get();
        // Not the snapshot of this transaction, which has written: it would count itself as ended.
        try (var insert = connection.prepareStatement("INSERT INTO messaging.lane (subscriber, lane, seen)"
                + " SELECT ?, l, coalesce(?, pg_snapshot_xmin(s) || ':' || pg_snapshot_xmin(s) || ':')::pg_snapshot"
                + " FROM generate_series(0, ? - 1) l, pg_current_snapshot() s")) {
            new Binding(insert)
                    .number(added.id())
                    .text(reaction.fromBeginning() ? FROM_BEGINNING : null)
                    .number(lanes);
            insert.executeUpdate();
        }
        return added;
    }

    private static Option<Subscriber> find(Connection connection, Reaction reaction) throws SQLException {
        try (var query = connection.prepareStatement("SELECT id, lanes FROM messaging.subscriber WHERE name = ?")) {
            query.setString(1, reaction.name());
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Option.some(new Subscriber(rows.getInt(1), rows.getInt(2), reaction))
                        : Option.none();
            }
        }
    }

    /**
     * Shows that this node lives, and keeps what it holds.
     *
     * @param subscribers those that this node has reactions for
     * @param held what this node believes to hold
     */
    Renewal renew(Collection<Subscriber> subscribers, Map<Lane.Id, Lane> held) {
        return run(connection -> {
            try (var alive = connection.prepareStatement(
                    "INSERT INTO messaging.node (id, name, subscribers) VALUES (?, ?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp(), subscribers = excluded.subscribers")) {
                new Binding(alive).id(node).text(name).any(numbers(connection, subscribers));
                alive.executeUpdate();
            }
            try (var gone = connection.prepareStatement(
                    "DELETE FROM messaging.node WHERE seen_at < clock_timestamp() - interval '1 hour'")) {
                gone.executeUpdate();
            }
            // Only what this node knows that it holds: a lane that it was given without hearing of it, or whose
            // thread has ended, would otherwise be kept for ever and moved by nobody. A lane that a transaction
            // holds now cannot be taken by anybody, and is renewed the next time.
            try (var renew = connection.prepareStatement(
                    "UPDATE messaging.lane SET expires_at = clock_timestamp() + ? * interval '1 millisecond' WHERE (subscriber, lane) IN"
                            + " (SELECT f.subscriber, f.lane FROM messaging.lane f JOIN unnest(?::integer[], ?::integer[], ?::bigint[]) h(subscriber, lane, token)"
                            + " ON h.subscriber = f.subscriber AND h.lane = f.lane AND h.token = f.token"
                            + " WHERE f.node = ? AND f.expires_at > clock_timestamp() FOR UPDATE OF f SKIP LOCKED)")) {
                List<Lane> own = List.copyOf(held.values());
                new Binding(renew)
                        .whole(lease.toMillis())
                        .any(connection.createArrayOf(
                                "integer",
                                own.stream().map(lane -> lane.subscriber().id()).toArray(Integer[]::new)))
                        .any(connection.createArrayOf(
                                "integer", own.stream().map(Lane::number).toArray(Integer[]::new)))
                        .any(connection.createArrayOf(
                                "bigint", own.stream().map(Lane::token).toArray(Long[]::new)))
                        .id(node);
                renew.executeUpdate();
                return new Renewal(held(connection, held));
            }
        });
    }

    /**
     * What became of the lanes of this node.
     *
     * @param held those that are still this node's, and for how long from before they were asked for. One that was not renewed, because a transaction was moving it, has what is left of its lease; moving renews it too
     */
    record Renewal(Map<Lane.Id, Duration> held) {}

    private Map<Lane.Id, Duration> held(Connection connection, Map<Lane.Id, Lane> known) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT subscriber, lane, token, (extract(epoch FROM expires_at - clock_timestamp()) * 1000000)::bigint"
                        + " FROM messaging.lane WHERE node = ? AND expires_at > clock_timestamp()")) {
            new Binding(query).id(node);
            try (var rows = query.executeQuery()) {
                var held = new HashMap<Lane.Id, Duration>();
                while (rows.next()) {
                    var id = new Lane.Id(rows.getInt(1), rows.getInt(2));
                    Lane lane = known.get(id);
                    if (lane != null && lane.token() == rows.getLong(3)) {
                        held.put(id, Duration.of(rows.getLong(4), ChronoUnit.MICROS));
                    }
                }
                return held;
            }
        }
    }

    /**
     * The company that this node is in.
     *
     * @param fairShare how many lanes it should hold, so that all who have reactions for a subscriber hold equally many of its lanes
     * @param alone whether no other node shows signs of life
     */
    record Company(int fairShare, boolean alone) {}

    /** Who else is there. */
    Company company(Collection<Subscriber> subscribers) {
        return run(connection -> {
            try (var query = connection.prepareStatement("SELECT coalesce(ceil(sum(s.lanes::numeric / n.nodes)), 0),"
                    + " (SELECT count(*) FROM messaging.node WHERE id <> ? AND seen_at > clock_timestamp() - ? * interval '1 millisecond') = 0"
                    + " FROM messaging.subscriber s CROSS JOIN LATERAL (SELECT greatest(1, count(*)) AS nodes FROM messaging.node o"
                    + " WHERE s.id = ANY (o.subscribers) AND o.seen_at > clock_timestamp() - ? * interval '1 millisecond') n"
                    + " WHERE s.id = ANY (?)")) {
                new Binding(query)
                        .id(node)
                        .whole(lease.toMillis())
                        .whole(lease.toMillis())
                        .any(numbers(connection, subscribers));
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return new Company(rows.getInt(1), rows.getBoolean(2));
                }
            }
        });
    }

    private static Array numbers(Connection connection, Collection<Subscriber> subscribers) throws SQLException {
        return connection.createArrayOf(
                "integer", subscribers.stream().map(Subscriber::id).toArray(Integer[]::new));
    }

    /** Takes lanes that nobody holds, so many at most. */
    List<Lane> take(Collection<Subscriber> subscribers, int most) {
        if (most <= 0 || subscribers.isEmpty()) {
            return List.of();
        }
        Map<Integer, Subscriber> byId =
                subscribers.stream().collect(Collectors.toMap(Subscriber::id, Function.identity()));
        return run(connection -> {
            try (var take = connection.prepareStatement("UPDATE messaging.lane SET node = ?, token = token + 1,"
                    + " losses = losses + (node IS NOT NULL)::integer, expires_at = clock_timestamp() + ? * interval '1 millisecond'"
                    + " WHERE (subscriber, lane) IN (SELECT f.subscriber, f.lane FROM messaging.lane f"
                    + " WHERE f.subscriber = ANY (?) AND (f.node IS NULL OR f.expires_at <= clock_timestamp())"
                    + " ORDER BY f.lane, f.subscriber LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING " + LANE)) {
                new Binding(take)
                        .id(node)
                        .whole(lease.toMillis())
                        .any(connection.createArrayOf("integer", byId.keySet().toArray(Integer[]::new)))
                        .number(most);
                try (var rows = take.executeQuery()) {
                    return lanes(rows, byId);
                }
            }
        });
    }

    /** Gives a lane back, for anybody to take at once. */
    void giveBack(Lane lane) {
        run(connection -> {
            try (var release = connection.prepareStatement("UPDATE messaging.lane SET node = NULL, expires_at = NULL"
                    + " WHERE subscriber = ? AND lane = ? AND token = ?")) {
                new Binding(release)
                        .number(lane.subscriber().id())
                        .number(lane.number())
                        .whole(lane.token());
                return release.executeUpdate();
            }
        });
    }

    /** Tells that this node is gone, so that the others share its lanes at once. */
    void leave() {
        run(connection -> {
            try (var gone = connection.prepareStatement("DELETE FROM messaging.node WHERE id = ?")) {
                gone.setObject(1, node);
                return gone.executeUpdate();
            }
        });
    }

    private <T> T run(ConnectionWork<T> work) {
        return ConnectionWork.run(worker, work);
    }

    private static List<Lane> lanes(ResultSet rows, Map<Integer, Subscriber> subscribers) throws SQLException {
        var lanes = new ArrayList<Lane>();
        while (rows.next()) {
            Subscriber subscriber = Option.of(subscribers.get(rows.getInt(1))).get();
            lanes.add(new Lane(
                    subscriber, rows.getInt(2), subscriber.lanes(), rows.getLong(3), rows.getInt(4), progress(rows)));
        }
        return lanes;
    }

    private static LaneProgress progress(ResultSet row) throws SQLException {
        String target = row.getString(6);
        return new LaneProgress(
                row.getString(5),
                target == null
                        ? Option.none()
                        : Option.some(new LaneProgress.Underway(
                                target,
                                new EventPlace(
                                        row.getLong(7),
                                        row.getLong(8),
                                        row.getInt(9),
                                        row.getObject(10, UUID.class)))));
    }
}
