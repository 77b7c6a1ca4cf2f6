package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.Closing;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.persistence.Migrations;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.RoleCheck;
import dev.sextant.shared.persistence.RolesMissing;
import dev.sextant.shared.persistence.SchemaVersion;
import dev.sextant.shared.persistence.UnsafeRole;
import dev.sextant.shared.persistence.WrongSchemaVersion;

/** A PostgreSQL that somebody else runs, named by {@code database.url}. */
public final class ExternalDatabase implements Database {

    private final Pool app;
    private final Pool worker;
    private final Closing closing;

    private ExternalDatabase(Pool app, Pool worker, Closing closing) {
        this.app = app;
        this.worker = worker;
        this.closing = closing;
    }

    /**
     * Connects, migrates when an owner's login is configured, and checks logins and schema.
     *
     * @throws StartFailed with the reason in words, and the SQL to run where that helps
     */
    public static ExternalDatabase connect(Configuration configuration) {
        var closing = new Closing();
        try {
            if (!configuration.text(Key.DATABASE_OWNER_USER).isEmpty()) {
                Migrations.migrate(owner(configuration));
            }
            var app = closing.add(
                    pool(configuration, Role.APP, Key.DATABASE_USER, Key.DATABASE_PASSWORD, Key.DATABASE_POOL));
            var worker = closing.add(pool(
                    configuration,
                    Role.WORKER,
                    Key.DATABASE_WORKER_USER,
                    Key.DATABASE_WORKER_PASSWORD,
                    Key.DATABASE_WORKER_POOL));
            RoleCheck.check(app.source(), Role.APP);
            RoleCheck.check(worker.source(), Role.WORKER);
            SchemaVersion.check(app.source());
            return new ExternalDatabase(app, worker, closing);
        } catch (RolesMissing | UnsafeRole | WrongSchemaVersion refused) {
            throw closed(closing, new StartFailed(String.valueOf(refused.getMessage()), refused));
        } catch (Unavailable outage) {
            throw closed(
                    closing,
                    new StartFailed(
                            "The database at " + configuration.text(Key.DATABASE_URL) + " does not let the program in: "
                                    + rootOf(outage)
                                    + ". Check database.url, users and passwords with 'sextant config'.",
                            outage));
        } catch (RuntimeException failure) {
            closing.closeAfter(failure);
            throw failure;
        }
    }

    private static StartFailed closed(Closing closing, StartFailed failure) {
        closing.closeAfter(failure);
        return failure;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static DirectLogin owner(Configuration configuration) {
        return new DirectLogin(
                configuration.text(Key.DATABASE_URL),
                configuration.text(Key.DATABASE_OWNER_USER),
                configuration.text(Key.DATABASE_OWNER_PASSWORD));
    }

    private static Pool pool(Configuration configuration, String name, Key user, Key password, Key size) {
        return Pool.open(Pool.Settings.standard(
                name,
                configuration.text(Key.DATABASE_URL),
                configuration.text(user),
                configuration.text(password),
                configuration.number(size)));
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
    public void close() {
        closing.close();
    }
}
