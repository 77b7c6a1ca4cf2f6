package dev.sextant.bootstrap.database;

import dev.sextant.shared.persistence.Migrations;
import dev.sextant.shared.persistence.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A PostgreSQL that somebody else runs: on a port of its own, with the three roles, not migrated. It is there while it is started, and away before and after. */
public final class PostgresElsewhere implements AutoCloseable {

    private static final String PASSWORD = "elsewhere";

    private final Cluster cluster;
    private final ServerSettings settings = new ServerSettings(FreePort.below32768(new SecureRandom()), 30);
    private int databases;

    /** Its files in a folder, with nothing running and no database. */
    public PostgresElsewhere(Path folder) throws IOException {
        cluster = new Cluster(Files.createDirectories(folder), PostgresBinaries.in(Programs.SHARED));
        cluster.init(PASSWORD);
    }

    /** Makes a database that was not migrated, which is the one of the next servers; it does not run afterwards. */
    public PostgresElsewhere withFreshDatabase() throws SQLException {
        start();
        execute("CREATE DATABASE fresh_" + (databases + 1));
        databases++;
        execute(Migrations.rolesSql());
        for (String role : List.of(Role.APP, Role.WORKER)) {
            execute("ALTER ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
        }
        stop();
        return this;
    }

    /** Starts it, always on the same port. */
    public void start() {
        cluster.start(settings);
    }

    /** Stops it; its port then refuses connections. */
    public void stop() {
        cluster.stop();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = new DirectLogin(url(), Cluster.SUPERUSER, PASSWORD).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Its address. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + settings.port()
                + (databases == 0 ? "/postgres" : "/fresh_" + databases);
    }

    /** The environment of a server on it whose logins are right, and which migrates. */
    public Map<String, String> environment() {
        return Map.of(
                "SEXTANT_DATABASE_URL", url(),
                "SEXTANT_DATABASE_PASSWORD", PASSWORD,
                "SEXTANT_DATABASE_WORKER_PASSWORD", PASSWORD,
                "SEXTANT_DATABASE_OWNER_USER", Cluster.SUPERUSER,
                "SEXTANT_DATABASE_OWNER_PASSWORD", PASSWORD);
    }

    @Override
    public void close() {
        stop();
    }
}
