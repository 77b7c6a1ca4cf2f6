package dev.sextant.benchmarks.events;

import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.shared.persistence.ConnectionWork;
import dev.sextant.shared.persistence.JooqTransactions;
import dev.sextant.shared.persistence.Timeouts;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The durable PostgreSQL that {@code ./sextant serve} starts, in a folder of its own that goes with it. Every contestant uses the same pool of connections. */
final class EventDatabase implements AutoCloseable {

    private static final int APP_CONNECTIONS = 24;
    private static final int WORKER_CONNECTIONS = 16;

    /** For so many processes, of which some were killed a moment ago, there are connections. */
    private static final int NODES = 4;

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
        EventDatabase started = start(Option.none(), APP_CONNECTIONS, WORKER_CONNECTIONS);
        started.execute("CREATE SCHEMA sextant_app AUTHORIZATION sextant_app; CREATE EXTENSION pgstattuple");
        return started;
    }

    /**
     * Starts it for other processes, without connections of its own.
     *
     * @param programs where the programs of PostgreSQL are unpacked, or are already; none for a place in its own folder
     */
    static EventDatabase startForNodes(Option<Path> programs) throws IOException {
        EventDatabase started = start(programs, NODES * APP_CONNECTIONS, NODES * WORKER_CONNECTIONS);
        started.database.appPool().close();
        started.database.workerPool().close();
        return started;
    }

    private static EventDatabase start(Option<Path> programs, int appConnections, int workerConnections)
            throws IOException {
        Path home = Files.createTempDirectory("sextant-events-benchmark");
        var folder = DataFolder.open(home);
        Path unpacked = programs.getOrElse(folder::database);
        return new EventDatabase(
                home, folder, LocalDatabase.start(folder, unpacked, appConnections, workerConnections));
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
        return Long.parseLong(text(sql));
    }

    /** Asks for something as the superuser, in words. */
    String text(String sql) {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /**
     * How many dead rows tables hold, counted on their pages and not taken from statistics, which come late.
     *
     * @param tables patterns of SQL's {@code LIKE} for their names with their schema
     */
    long deadRows(List<String> tables) {
        try (var connection = superuser();
                var query = connection.prepareStatement(
                        "SELECT coalesce(sum((pgstattuple(c.oid::regclass)).dead_tuple_count), 0)"
                                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE c.relkind = 'r' AND n.nspname || '.' || c.relname LIKE ANY (?)")) {
            query.setArray(1, connection.createArrayOf("text", tables.toArray(String[]::new)));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("dead rows cannot be counted", failure);
        }
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
