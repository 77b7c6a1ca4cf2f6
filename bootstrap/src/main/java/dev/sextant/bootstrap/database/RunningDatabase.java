package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.Closing;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.SchemaVersion;
import dev.sextant.shared.persistence.WrongSchemaVersion;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/** The embedded database of a data folder while another process runs it: a guest that asks it a few things and leaves it running. */
public final class RunningDatabase implements Database {

    /** Few, because the database keeps only a handful of connections beside those of its own server. */
    private static final int CONNECTIONS = 2;

    private static final int PORT_LINE = 3;

    private final Pool app;
    private final Pool worker;
    private final DataSource owner;
    private final Closing closing;

    private RunningDatabase(Pool app, Pool worker, DataSource owner, Closing closing) {
        this.app = app;
        this.worker = worker;
        this.owner = owner;
        this.closing = closing;
    }

    /**
     * Connects with the passwords of the folder.
     *
     * @throws StartFailed when no PostgreSQL runs there, or its schema is not the one of this program
     * @throws dev.sextant.shared.application.Unavailable when it does not answer now
     */
    public static RunningDatabase connect(DataFolder folder) {
        String url = "jdbc:postgresql://127.0.0.1:" + port(folder.database()) + "/" + EmbeddedDatabase.NAME;
        var closing = new Closing();
        try {
            var app = closing.add(pool(url, folder, Role.APP));
            var worker = closing.add(pool(url, folder, Role.WORKER));
            SchemaVersion.check(app.source());
            var owner = new DirectLogin(url, Role.OWNER, LocalDatabase.password(folder.secrets(), Role.OWNER));
            return new RunningDatabase(app, worker, owner, closing);
        } catch (WrongSchemaVersion wrong) {
            var failure = new StartFailed(
                    "The server on " + folder.root() + " is of another version: " + wrong.getMessage(), wrong);
            closing.closeAfter(failure);
            throw failure;
        } catch (RuntimeException failure) {
            closing.closeAfter(failure);
            throw failure;
        }
    }

    private static Pool pool(String url, DataFolder folder, String role) {
        String password = LocalDatabase.password(folder.secrets(), role);
        return Pool.open(Pool.Settings.standard(role + "-guest", url, role, password, CONNECTIONS));
    }

    /** PostgreSQL writes its port into the fourth line of its own file. */
    private static int port(Path database) {
        Path file = database.resolve("data").resolve(Cluster.PID_FILE);
        try {
            List<String> lines = Files.readAllLines(file);
            return Integer.parseInt(lines.get(PORT_LINE).strip());
        } catch (IOException | RuntimeException absent) {
            throw new StartFailed(
                    "A server runs on this data folder, but its PostgreSQL is not found by " + file
                            + ". Try again in a moment.",
                    absent);
        }
    }

    @Override
    public Pool appPool() {
        return app;
    }

    @Override
    public Pool workerPool() {
        return worker;
    }

    @Override
    public Option<DataSource> owner() {
        return Option.some(owner);
    }

    @Override
    public void close() {
        closing.close();
    }
}
