package dev.sextant.shared.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database for one test class, with a login for each role. Connections are not pooled; closing it drops it. */
public final class TestDatabase implements AutoCloseable {

    private final PostgresForTests server;
    private final String name;

    TestDatabase(PostgresForTests server, String name) {
        this.server = server;
        this.name = name;
    }

    /** As {@code sextant_owner}. */
    public DataSource owner() {
        return server.login(name, Role.OWNER);
    }

    /** As {@code sextant_app}. */
    public DataSource app() {
        return server.login(name, Role.APP);
    }

    /** As {@code sextant_worker}. */
    public DataSource worker() {
        return server.login(name, Role.WORKER);
    }

    /** As the superuser, whom no policy holds. */
    public DataSource superuser() {
        return server.superuser(name);
    }

    /** As any login of the server. */
    public DataSource login(String user) {
        return server.login(name, user);
    }

    /** What the server calls it. */
    public String name() {
        return name;
    }

    /** The JDBC address; every login is let in without a password. */
    public String url() {
        return server.url(name);
    }

    /** A pool of one role. */
    public Pool pool(String role, int size) {
        return Pool.open(Pool.Settings.standard(name + "-" + role, url(), role, "", size));
    }

    /** Gives an empty database the roles and the schema of an older version. */
    void migrateTo(String version) {
        execute(Migrations.rolesSql());
        Flyway.configure()
                .loggers("slf4j")
                .dataSource(new AsOwner(superuser()))
                .locations("classpath:db/migration")
                .defaultSchema("shared")
                .target(version)
                .load()
                .migrate();
    }

    /** Runs SQL as the superuser, whom no policy holds. */
    public void execute(String sql) {
        server.execute(name, sql);
    }

    @Override
    public void close() {
        server.execute("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
    }
}
