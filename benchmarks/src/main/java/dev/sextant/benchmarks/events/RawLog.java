package dev.sextant.benchmarks.events;

import dev.sextant.shared.persistence.ConnectionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The ceiling of an ordered outbox: an append-only table and four readers, each with a cursor that it moves in the transaction of the effects. No tenant, no inbox, no lease, no retry, nothing that happens when something breaks. */
final class RawLog implements Contestant {

    private static final int LANES = 4;
    private static final int BATCH = 500;

    private static final String TABLES = "DROP TABLE IF EXISTS raw_log, raw_cursor;"
            + " CREATE TABLE raw_log (lane integer, transaction xid8 DEFAULT pg_current_xact_id(), position bigint GENERATED ALWAYS AS IDENTITY,"
            + " aggregate integer, version integer, payload jsonb, PRIMARY KEY (lane, transaction, position));"
            + " CREATE TABLE raw_cursor (lane integer PRIMARY KEY, transaction xid8, position bigint) WITH (fillfactor = 30);"
            + " INSERT INTO raw_cursor SELECT l, '0', 0 FROM generate_series(0, 3) l";
    private static final String APPEND =
            "INSERT INTO raw_log (lane, aggregate, version, payload) VALUES (?, ?, ?, ?::jsonb)";
    private static final String READ = "SELECT e.transaction::text, e.position, e.aggregate, e.version, e.payload::text"
            + " FROM raw_cursor c JOIN raw_log e ON e.lane = c.lane AND (e.transaction, e.position) > (c.transaction, c.position)"
            + " WHERE c.lane = ? AND e.transaction < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY e.transaction, e.position LIMIT ?";
    private static final String MOVE = "UPDATE raw_cursor SET transaction = ?::xid8, position = ? WHERE lane = ?";

    private final EventDatabase database;

    RawLog(EventDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "bare log with cursors";
    }

    @Override
    public List<String> eventTables() {
        return List.of("sextant_app.raw_log");
    }

    @Override
    public List<String> otherTables() {
        return List.of("sextant_app.raw_cursor");
    }

    @Override
    public Run start(Handling handling) {
        database.asApp(TABLES);
        return new Running(
                database, new RawLoop(database.app(), LANES, (connection, lane) -> read(connection, lane, handling)));
    }

    private static boolean read(Connection connection, int lane, Handling handling) throws SQLException {
        int count = 0;
        String transaction = "0";
        long position = 0;
        try (var query = connection.prepareStatement(READ)) {
            query.setInt(1, lane);
            query.setInt(2, BATCH);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    count++;
                    transaction = rows.getString(1);
                    position = rows.getLong(2);
                    handling.handle(new Numbered(rows.getInt(3), rows.getInt(4)));
                }
            }
        }
        if (count > 0) {
            try (var move = connection.prepareStatement(MOVE)) {
                move.setString(1, transaction);
                move.setLong(2, position);
                move.setInt(3, lane);
                move.executeUpdate();
            }
        }
        return count == BATCH;
    }

    private record Running(EventDatabase database, RawLoop loop) implements Run {

        @Override
        public void append(List<Numbered> events) {
            ConnectionWork.run(database.app(), connection -> {
                try (var insert = connection.prepareStatement(APPEND)) {
                    for (Numbered event : events) {
                        insert.setInt(1, event.aggregate() % LANES);
                        insert.setInt(2, event.aggregate());
                        insert.setInt(3, event.version());
                        insert.setString(4, Payload.JSON);
                        insert.addBatch();
                    }
                    return insert.executeBatch().length;
                }
            });
            // Whoever was committed while this one ran becomes visible to its lane only now.
            loop.wakeAll();
        }

        @Override
        public void close() {
            loop.close();
        }
    }
}
