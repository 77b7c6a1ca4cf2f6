package dev.sextant.benchmarks.events;

import dev.sextant.shared.persistence.ConnectionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The ceiling of an outbox without order: four workers that delete rows which nobody else has locked. */
final class RawQueue implements Contestant {

    private static final int WORKERS = 4;
    private static final int BATCH = 100;

    private static final String TABLES = "DROP TABLE IF EXISTS raw_queue;"
            + " CREATE TABLE raw_queue (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, aggregate integer, version integer, payload jsonb)";
    private static final String APPEND = "INSERT INTO raw_queue (aggregate, version, payload) VALUES (?, ?, ?::jsonb)";
    private static final String TAKE =
            "DELETE FROM raw_queue WHERE id = ANY (ARRAY(SELECT id FROM raw_queue ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED))"
                    + " RETURNING aggregate, version, payload::text";

    private final EventDatabase database;

    RawQueue(EventDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "bare queue, skip locked";
    }

    @Override
    public List<String> eventTables() {
        return List.of("sextant_app.raw_queue");
    }

    @Override
    public List<String> otherTables() {
        return List.of();
    }

    @Override
    public Run start(Handling handling) {
        database.asApp(TABLES);
        return new Running(
                database, new RawLoop(database.app(), WORKERS, (connection, worker) -> take(connection, handling)));
    }

    private static boolean take(Connection connection, Handling handling) throws SQLException {
        int count = 0;
        try (var query = connection.prepareStatement(TAKE)) {
            query.setInt(1, BATCH);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    count++;
                    handling.handle(new Numbered(rows.getInt(1), rows.getInt(2)));
                }
            }
        }
        return count > 0;
    }

    private record Running(EventDatabase database, RawLoop loop) implements Run {

        @Override
        public void append(List<Numbered> events) {
            ConnectionWork.run(database.app(), connection -> {
                try (var insert = connection.prepareStatement(APPEND)) {
                    for (Numbered event : events) {
                        insert.setInt(1, event.aggregate());
                        insert.setInt(2, event.version());
                        insert.setString(3, Payload.JSON);
                        insert.addBatch();
                    }
                    return insert.executeBatch().length;
                }
            });
            loop.wake(events.getFirst().aggregate() % WORKERS);
        }

        @Override
        public void close() {
            loop.close();
        }
    }
}
