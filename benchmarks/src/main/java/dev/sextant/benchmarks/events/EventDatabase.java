package dev.sextant.benchmarks.events;

import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.shared.persistence.ConnectionWork;
import dev.sextant.shared.persistence.JooqTransactions;
import dev.sextant.shared.persistence.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The durable PostgreSQL that {@code ./sextant serve} starts, in a folder of its own that goes with it. Every contestant uses the same pool of connections. */
final class EventDatabase implements AutoCloseable {

    private static final int APP_CONNECTIONS = 24;
    private static final int WORKER_CONNECTIONS = 16;

    /** For so many processes, of which some were killed a moment ago, there are connections. */
    private static final int NODES = 4;

    /** The tables of events, and nothing else: where no dead row may be. */
    private static final String EVENT_TABLES =
            "(schemaname = 'shared' AND relname LIKE 'outbox%') OR (schemaname = 'messaging' AND relname LIKE 'inbox%')";

    private final Path home;
    private final DataFolder folder;
    private final LocalDatabase database;
    private final JooqTransactions transactions;

    private EventDatabase(Path home, DataFolder folder, LocalDatabase database) {
        this.home = home;
        this.folder = folder;
        this.database = database;
        this.transactions = new JooqTransactions(database.app(), Timeouts.standard());
    }

    /** Starts it, with a place for those who are compared in which the application's role may make tables. */
    static EventDatabase start() throws IOException {
        EventDatabase started = start(APP_CONNECTIONS, WORKER_CONNECTIONS);
        started.execute("CREATE SCHEMA sextant_app AUTHORIZATION sextant_app");
        return started;
    }

    /** Starts it for other processes, without connections of its own. */
    static EventDatabase startForNodes() throws IOException {
        EventDatabase started = start(NODES * APP_CONNECTIONS, NODES * WORKER_CONNECTIONS);
        started.database.appPool().close();
        started.database.workerPool().close();
        return started;
    }

    private static EventDatabase start(int appConnections, int workerConnections) throws IOException {
        Path home = Files.createTempDirectory("sextant-events-benchmark");
        var folder = DataFolder.open(home);
        return new EventDatabase(
                home, folder, LocalDatabase.start(folder, folder.database(), appConnections, workerConnections));
    }

    /** Where it listens on the loopback interface. */
    int port() {
        return URI.create(database.embedded().url().substring("jdbc:".length())).getPort();
    }

    /** The password of the application's role. */
    String appPassword() {
        return folder.secrets().of("database-app", "");
    }

    /** The password of the worker's role. */
    String workerPassword() {
        return folder.secrets().of("database-worker", "");
    }

    /** A folder that goes with the database. */
    Path home() {
        return home;
    }

    JooqTransactions transactions() {
        return transactions;
    }

    DataSource app() {
        return database.app();
    }

    DataSource worker() {
        return database.workerPool().source();
    }

    /** The process of the server. */
    long pid() {
        return database.embedded().pid();
    }

    /** A connection of its own as the superuser, which commits by itself. */
    java.sql.Connection superuser() throws SQLException {
        return database.embedded().superuser();
    }

    /** Runs SQL as the superuser. */
    void execute(String sql) {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Runs SQL as the application, in one transaction. */
    void asApp(String sql) {
        ConnectionWork.run(database.app(), connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Asks for a number as the superuser. */
    long number(String sql) {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** How many dead rows the tables of events hold, by the server's own statistics. */
    long deadRows() {
        return number("SELECT coalesce(sum(n_dead_tup), 0) FROM pg_stat_user_tables WHERE " + EVENT_TABLES);
    }

    /** How often rows of the tables of events were updated or deleted, by the server's own statistics; unlike dead rows, nobody cleans these away. */
    long changedRows() {
        return number("SELECT coalesce(sum(n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables WHERE " + EVENT_TABLES);
    }

    @Override
    public void close() {
        database.close();
        folder.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new java.io.UncheckedIOException(left);
        }
    }
}
