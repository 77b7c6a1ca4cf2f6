package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.Closing;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.shared.persistence.LoginRefused;
import dev.sextant.shared.persistence.Migrations;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.RoleCheck;
import dev.sextant.shared.persistence.RolesMissing;
import dev.sextant.shared.persistence.SchemaVersion;
import dev.sextant.shared.persistence.UnsafeRole;
import dev.sextant.shared.persistence.WrongSchemaVersion;
import io.vavr.control.Option;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A PostgreSQL that somebody else runs, named by {@code database.url}. */
public final class ExternalDatabase implements Database {

    private final Pool app;
    private final Pool worker;
    private final Option<DataSource> owner;
    private final Closing closing;

    private ExternalDatabase(Pool app, Pool worker, Option<DataSource> owner, Closing closing) {
        this.owner = owner;
        this.app = app;
        this.worker = worker;
        this.closing = closing;
    }

    /**
     * Migrates when an owner's login is configured, checks logins and schema, and opens the pools.
     *
     * @throws StartFailed when it is not as it must be, with the reason in words, and the SQL to run where that helps
     * @throws dev.sextant.shared.application.Unavailable when it is away; the same may succeed later
     */
    public static ExternalDatabase connect(Configuration configuration) {
        refuseUnknownAddress(configuration.text(Key.DATABASE_URL));
        try {
            check(configuration);
        } catch (RolesMissing | UnsafeRole | WrongSchemaVersion refused) {
            throw new StartFailed(String.valueOf(refused.getMessage()), refused);
        } catch (LoginRefused refused) {
            throw new StartFailed(
                    refused.getMessage() + "\nCheck database.url, users and passwords with 'sextant config'.", refused);
        }
        var closing = new Closing();
        var app =
                closing.add(pool(configuration, Role.APP, Key.DATABASE_USER, Key.DATABASE_PASSWORD, Key.DATABASE_POOL));
        var worker = closing.add(pool(
                configuration,
                Role.WORKER,
                Key.DATABASE_WORKER_USER,
                Key.DATABASE_WORKER_PASSWORD,
                Key.DATABASE_WORKER_POOL));
        Option<DataSource> owner = Option.when(
                !configuration.text(Key.DATABASE_OWNER_USER).isEmpty(),
                () -> login(configuration, Key.DATABASE_OWNER_USER, Key.DATABASE_OWNER_PASSWORD));
        return new ExternalDatabase(app, worker, owner, closing);
    }

    private static void refuseUnknownAddress(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException noDriverTakesIt) {
            throw new StartFailed(
                    "database.url must be an address such as jdbc:postgresql://host:5432/database; 'sextant config' shows what it is.",
                    noDriverTakesIt);
        }
    }

    private static void check(Configuration configuration) {
        if (!configuration.text(Key.DATABASE_OWNER_USER).isEmpty()) {
            Migrations.migrate(login(configuration, Key.DATABASE_OWNER_USER, Key.DATABASE_OWNER_PASSWORD));
        }
        var app = login(configuration, Key.DATABASE_USER, Key.DATABASE_PASSWORD);
        RoleCheck.check(app, Role.APP);
        RoleCheck.check(login(configuration, Key.DATABASE_WORKER_USER, Key.DATABASE_WORKER_PASSWORD), Role.WORKER);
        SchemaVersion.check(app);
    }

    private static DirectLogin login(Configuration configuration, Key user, Key password) {
        return new DirectLogin(
                configuration.text(Key.DATABASE_URL), configuration.text(user), configuration.text(password));
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
    public Option<DataSource> owner() {
        return owner;
    }

    @Override
    public void close() {
        closing.close();
    }
}
