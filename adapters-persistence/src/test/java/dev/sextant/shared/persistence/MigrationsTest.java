package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CUT_OFF_WHO_WAITS = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private static PostgresForTests server;

    @BeforeAll
    static void start() {
        server = PostgresForTests.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_second_migration_changes_nothing() {
        try (var database = server.emptyDatabase()) {
            assertThat(Migrations.migrate(database.superuser())).isPositive();
            assertThat(Migrations.migrate(database.superuser())).isZero();
            SchemaVersion.check(database.superuser());
        }
    }

    @Test
    void everything_belongs_to_the_owner_whoever_migrated() throws SQLException {
        try (var database = server.emptyDatabase()) {
            Migrations.migrate(database.superuser());
            assertThat(
                            number(
                                    database.superuser(),
                                    "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                            + " WHERE n.nspname IN ('shared', 'cases', 'investigation', 'identity') AND c.relowner <> 'sextant_owner'::regrole"))
                    .isZero();
        }
    }

    @Test
    void a_login_that_may_create_roles_but_is_no_superuser_migrates() {
        server.forgetRoles();
        try (var database = server.emptyDatabase()) {
            server.execute("postgres", "CREATE ROLE steward LOGIN CREATEROLE");
            server.execute("postgres", "ALTER DATABASE " + database.name() + " OWNER TO steward");
            assertThat(Migrations.migrate(database.login("steward"))).isPositive();
            assertThat(SchemaVersion.of(database.superuser())).isEqualTo(SchemaVersion.NEEDED);
        }
    }

    @Test
    void without_the_right_to_create_roles_the_message_holds_the_sql_to_run() {
        server.forgetRoles();
        try (var database = server.emptyDatabase()) {
            server.execute("postgres", "CREATE ROLE nobody LOGIN");
            assertThatThrownBy(() -> Migrations.migrate(database.login("nobody")))
                    .isInstanceOf(RolesMissing.class)
                    .hasMessageContaining("CREATE ROLE %I NOLOGIN")
                    .hasMessageContaining("'sextant_owner', 'sextant_app', 'sextant_worker'");
            server.execute(database.name(), Migrations.rolesSql());
            server.execute(database.name(), "GRANT sextant_owner TO nobody");
            assertThat(Migrations.migrate(database.login("nobody"))).isPositive();
        }
    }

    @Test
    void a_migration_that_is_cut_off_is_an_outage_and_the_next_one_completes_it() throws Exception {
        try (var database = server.emptyDatabase();
                var inTheWay = database.superuser().getConnection();
                var migrating = Executors.newSingleThreadExecutor()) {
            inTheWay.setAutoCommit(false);
            try (var statement = inTheWay.createStatement()) {
                statement.execute("CREATE SCHEMA cases");
            }
            Future<Integer> migration = migrating.submit(() -> Migrations.migrate(database.superuser()));
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (number(database.superuser(), CUT_OFF_WHO_WAITS) == 0) {
                assertThat(System.nanoTime()).as("nobody waits").isLessThan(until);
            }
            inTheWay.rollback();

            assertThatThrownBy(migration::get).hasCauseInstanceOf(Unavailable.class);
            Migrations.migrate(database.superuser());
            SchemaVersion.check(database.superuser());
        }
    }

    @Test
    void a_login_that_does_not_get_in_is_no_outage() throws SQLException {
        try (var database = server.emptyDatabase()) {
            database.execute("REVOKE CONNECT ON DATABASE " + database.name() + " FROM PUBLIC");
            server.execute("postgres", "CREATE ROLE stranger LOGIN");
            assertThatThrownBy(() -> RoleCheck.check(database.login("stranger"), Role.APP))
                    .isInstanceOf(LoginRefused.class)
                    .hasMessageContaining("permission denied for database");
            assertThatThrownBy(() -> RoleCheck.check(server.login("nowhere", "stranger"), Role.APP))
                    .isInstanceOf(LoginRefused.class)
                    .hasMessageContaining("\"nowhere\" does not exist");
            server.execute("postgres", "ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS false");
            assertThatThrownBy(() -> RoleCheck.check(database.superuser(), Role.APP))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void a_wrong_schema_version_is_said_in_words() {
        try (var database = server.emptyDatabase()) {
            assertThatThrownBy(() -> SchemaVersion.check(database.superuser()))
                    .isInstanceOf(WrongSchemaVersion.class)
                    .hasMessageContaining("schema version 0")
                    .hasMessageContaining("migrate it first");
            Migrations.migrate(database.superuser());
            database.execute("UPDATE shared.flyway_schema_history SET version = '99' WHERE version = '2'");
            assertThatThrownBy(() -> SchemaVersion.check(database.superuser()))
                    .isInstanceOf(WrongSchemaVersion.class)
                    .hasMessageContaining("a newer program migrated it");
        }
    }

    @Test
    void only_a_login_that_row_level_security_holds_may_serve() {
        try (var database = server.database()) {
            RoleCheck.check(database.app(), Role.APP);
            RoleCheck.check(database.worker(), Role.WORKER);
            refused(database.superuser(), "is a superuser");
            refused(database.owner(), "owns the tables");
            refused(database.worker(), "was not granted sextant_app");
            database.execute("CREATE ROLE sees_all LOGIN BYPASSRLS IN ROLE sextant_app");
            refused(database.login("sees_all"), "has BYPASSRLS");
            database.execute("CREATE ROLE can_become_one LOGIN IN ROLE sextant_app, sees_all");
            refused(database.login("can_become_one"), "may become a superuser or a role with BYPASSRLS");
            database.execute("CREATE ROLE plain LOGIN IN ROLE sextant_app");
            RoleCheck.check(database.login("plain"), Role.APP);
        }
    }

    private static void refused(DataSource source, String why) {
        assertThatThrownBy(() -> RoleCheck.check(source, Role.APP))
                .isInstanceOf(UnsafeRole.class)
                .hasMessageContaining(why);
    }

    private static long number(DataSource source, String question) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
