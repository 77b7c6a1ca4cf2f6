package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.Closing;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.bootstrap.workspace.Secrets;
import dev.sextant.shared.persistence.Migrations;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.SchemaVersion;
import dev.sextant.shared.persistence.WrongSchemaVersion;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The embedded database with its roles and schema, and the pools on it. */
public final class LocalDatabase implements AutoCloseable, Database {

    /** Connections of the set-up, beside the pools. */
    private static final int SET_UP = 2;

    private static final List<String> ROLES = List.of(Role.OWNER, Role.APP, Role.WORKER);

    private final EmbeddedDatabase embedded;
    private final Pool app;
    private final Pool worker;
    private final DataSource owner;
    private final Closing closing;

    private LocalDatabase(EmbeddedDatabase embedded, Pool app, Pool worker, DataSource owner, Closing closing) {
        this.embedded = embedded;
        this.owner = owner;
        this.app = app;
        this.worker = worker;
        this.closing = closing;
    }

    /**
     * Starts the server of a data folder and brings its schema to this program's version.
     *
     * @param programs where the programs of PostgreSQL are unpacked
     * @param appConnections how many connections serve
     * @param workerConnections how many connections find due work
     * @throws StartFailed with the reason in words
     */
    public static LocalDatabase start(DataFolder folder, Path programs, int appConnections, int workerConnections) {
        var closing = new Closing();
        try {
            var embedded =
                    closing.add(EmbeddedDatabase.start(folder, programs, appConnections + workerConnections + SET_UP));
            var secrets = folder.secrets();
            var app = closing.add(pool(embedded, secrets, Role.APP, appConnections));
            var worker = closing.add(pool(embedded, secrets, Role.WORKER, workerConnections));
            bringUp(embedded, secrets);
            SchemaVersion.check(app.source());
            return new LocalDatabase(embedded, app, worker, login(embedded, secrets, Role.OWNER), closing);
        } catch (WrongSchemaVersion wrong) {
            var failure = new StartFailed("The data folder " + folder.root() + ": " + wrong.getMessage(), wrong);
            closing.closeAfter(failure);
            throw failure;
        } catch (RuntimeException failure) {
            closing.closeAfter(failure);
            throw failure;
        }
    }

    private static void bringUp(EmbeddedDatabase embedded, Secrets secrets) {
        if (ROLES.stream().allMatch(role -> isCurrent(login(embedded, secrets, role)))) {
            return;
        }
        try (var superuser = embedded.superuser();
                var statement = superuser.createStatement()) {
            statement.execute(Migrations.rolesSql());
            for (String role : ROLES) {
                // The name is a constant and the password has letters and digits only.
                statement.execute("ALTER ROLE " + role + " LOGIN PASSWORD '" + password(secrets, role) + "'");
            }
        } catch (SQLException failure) {
            throw new StartFailed(
                    "The roles of the embedded database could not be made: " + failure.getMessage(), failure);
        }
        var owner = login(embedded, secrets, Role.OWNER);
        if (SchemaVersion.of(owner) < SchemaVersion.NEEDED) {
            Migrations.migrate(owner);
        }
    }

    /** Whether a role can log in and finds the schema as it must be, which is so at every start but the first of a version. */
    private static boolean isCurrent(DirectLogin login) {
        try {
            return SchemaVersion.of(login) == SchemaVersion.NEEDED;
        } catch (RuntimeException noSuchRoleYet) {
            return false;
        }
    }

    private static DirectLogin login(EmbeddedDatabase embedded, Secrets secrets, String role) {
        return new DirectLogin(embedded.url(), role, password(secrets, role));
    }

    private static Pool pool(EmbeddedDatabase embedded, Secrets secrets, String role, int size) {
        return Pool.open(Pool.Settings.standard(role, embedded.url(), role, password(secrets, role), size));
    }

    /** The password of a role in a data folder. */
    static String password(Secrets secrets, String role) {
        return secrets.of("database-" + role.substring(role.indexOf('_') + 1), "");
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

    /** The server below, for tests of its loss. */
    public EmbeddedDatabase embedded() {
        return embedded;
    }

    /** Closes the pools, then stops the server. */
    @Override
    public void close() {
        closing.close();
    }
}
