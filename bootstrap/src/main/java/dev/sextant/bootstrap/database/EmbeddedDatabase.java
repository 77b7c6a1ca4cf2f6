package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.bootstrap.workspace.LiveProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that belongs to a data folder and to this process. It listens on 127.0.0.1 only, every role has a generated password, and it
 * keeps what it acknowledged. When the server dies it is started again on the same port, until it is closed.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The name of the database. */
    public static final String NAME = "sextant";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final ServerSettings settings;
    private final String superuserPassword;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Object lifecycle = new Object();

    private EmbeddedDatabase(Cluster cluster, ServerSettings settings, String superuserPassword) {
        this.cluster = cluster;
        this.settings = settings;
        this.superuserPassword = superuserPassword;
    }

    /**
     * Starts the server of a data folder, made when it is missing.
     *
     * @param folder the data folder, opened and so locked by this process
     * @param programs where the programs of PostgreSQL are unpacked, once for all who share that place
     * @param connections how many connections the pools may open together
     * @throws StartFailed when it cannot be made or started, with the reason in words
     */
    public static EmbeddedDatabase start(DataFolder folder, Path programs, int connections) {
        try {
            Files.createDirectories(folder.database());
        } catch (IOException failure) {
            throw new StartFailed(
                    "The folder " + folder.database() + " cannot be made: " + failure.getMessage(), failure);
        }
        var cluster = new Cluster(folder.database(), PostgresBinaries.in(programs));
        String password = folder.secrets().of("database-superuser", "");
        cluster.init(password);
        var settings = new ServerSettings(FreePort.below32768(new SecureRandom()), connections);
        var database = new EmbeddedDatabase(cluster, settings, password);
        long pid = cluster.start(settings);
        try {
            database.makeDatabase();
        } catch (RuntimeException failure) {
            cluster.stop();
            throw failure;
        }
        database.watch(pid);
        return database;
    }

    /** The JDBC address of the database, without credentials. */
    public String url() {
        return urlOf(NAME);
    }

    /** The process that listens, for tests of its loss. */
    public long pid() {
        return cluster.serverPid().getOrElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
    }

    /**
     * A connection as superuser to the database, for the set-up of roles.
     *
     * @throws SQLException when the server does not answer
     */
    public Connection superuser() throws SQLException {
        return connect(NAME);
    }

    /** The name of the superuser. */
    public String superuserName() {
        return Cluster.SUPERUSER;
    }

    /** The generated password of the superuser. */
    public String superuserPassword() {
        return superuserPassword;
    }

    /** Stops the server; what was committed is on disk. Calling it again does nothing. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            synchronized (lifecycle) {
                cluster.stop();
            }
        }
    }

    /** Stops watching the server and leaves it running, as a killed program would. */
    void forget() {
        closing.set(true);
    }

    private void makeDatabase() {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            boolean exists;
            try (var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
                exists = found.next();
            }
            if (!exists) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        } catch (SQLException failure) {
            throw new StartFailed(
                    "The embedded database does not let its own program in: " + failure.getMessage()
                            + ". If the files in the folder 'secrets' were changed or lost, bring them back.",
                    failure);
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Cluster.SUPERUSER);
        properties.setProperty("password", superuserPassword);
        return DriverManager.getConnection(urlOf(database), properties);
    }

    private String urlOf(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    private void watch(long pid) {
        Thread.ofPlatform().daemon().name("sextant-postgresql-watch").start(() -> keepRunning(pid));
    }

    private void keepRunning(long first) {
        long pid = first;
        var wait = BETWEEN_LOOKS;
        while (!closing.get()) {
            try {
                Thread.sleep(wait);
                wait = BETWEEN_LOOKS;
                if (!LiveProcess.is(pid)) {
                    pid = startAgain(pid);
                }
            } catch (StartFailed failure) {
                LOG.error("PostgreSQL does not come back yet: {}", failure.getMessage());
                wait = BETWEEN_TRIES;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private long startAgain(long lost) {
        synchronized (lifecycle) {
            if (closing.get()) {
                return lost;
            }
            LOG.warn("PostgreSQL is gone; starting it again");
            long pid = cluster.start(settings);
            LOG.info("PostgreSQL runs again, process {}", pid);
            return pid;
        }
    }
}
