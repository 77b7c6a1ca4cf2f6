package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.persistence.Identities;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** The ways around a policy that have nothing to do with the policy: plans, settings, copies, messages and names that all tenants share. */
class SideChannelsTest {

    private static final Actor ADA = Actors.somewhere();
    private static final Actor EVE = Actors.somewhere();
    private static final List<String> TABLES = List.of(
            "identity.account",
            "identity.organization",
            "identity.role",
            "identity.membership",
            "identity.team",
            "identity.team_member",
            "identity.invitation",
            "identity.api_key",
            "identity.session",
            "identity.secret",
            "identity.signing_key",
            "identity.throttle");

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(1);
        var some = new Identities(stage);
        some.fill(ADA);
        some.fill(EVE);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static String id(Actor actor) {
        return actor.tenant().value().toString();
    }

    private static List<String> seen(Actor actor, String sql) {
        return stage.transactions()
                .read(actor, () -> stage.transactions().dsl(actor).fetch(sql).getValues(0, String.class));
    }

    @Test
    void a_generic_plan_that_one_tenant_made_shows_the_next_one_its_own_rows() throws SQLException {
        try (Connection app = stage.database().app().getConnection();
                var statement = app.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            for (String table : TABLES) {
                String name = table.replace('.', '_');
                statement.execute("PREPARE " + name + " AS SELECT DISTINCT tenant_id::text FROM " + table);
                for (Actor actor : List.of(ADA, EVE, ADA)) {
                    statement.execute("SELECT set_config('sextant.tenant', '" + id(actor) + "', false)");
                    try (var rows = statement.executeQuery("EXECUTE " + name)) {
                        assertThat(rows.next()).as(table).isTrue();
                        assertThat(rows.getString(1)).as(table).isEqualTo(id(actor));
                        assertThat(rows.next()).as(table).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void a_statement_that_the_driver_prepared_serves_the_tenants_in_turn() {
        // One connection; from the fifth time on the driver uses a prepared statement of the server, which may turn to
        // a generic plan.
        for (int i = 0; i < 30; i++) {
            Actor actor = i % 3 == 0 ? ADA : EVE;
            assertThat(seen(actor, "SELECT DISTINCT tenant_id::text FROM identity.session"))
                    .containsExactly(id(actor));
        }
    }

    @Test
    void a_tenant_that_was_set_for_a_whole_session_ends_with_the_next_transaction() {
        stage.transactions()
                .write(
                        ADA,
                        () -> Either.right(
                                stage.transactions().dsl(ADA).execute("SET sextant.tenant = '" + id(ADA) + "'")));
        assertThat(seen(EVE, "SELECT DISTINCT tenant_id::text FROM identity.session"))
                .containsExactly(id(EVE));
        stage.transactions()
                .write(EVE, () -> Either.right(stage.transactions().dsl(EVE).execute("RESET sextant.tenant")));
    }

    @Test
    void copying_out_shows_the_own_rows_and_copying_in_is_refused() throws Exception {
        try (Connection app = stage.database().app().getConnection();
                var statement = app.createStatement()) {
            statement.execute("SELECT set_config('sextant.tenant', '" + id(EVE) + "', false)");
            var copies = app.unwrap(PGConnection.class).getCopyAPI();
            for (String table : TABLES) {
                var out = new StringWriter();
                copies.copyOut("COPY " + table + " (tenant_id) TO STDOUT", out);
                assertThat(out.toString().lines()).as(table).containsOnly(id(EVE));
                assertThatThrownBy(() -> copies.copyIn(
                                "COPY " + table + " (tenant_id) FROM STDIN", new StringReader(id(ADA) + "\n")))
                        .as(table)
                        .hasMessageContaining("not supported with row-level security");
            }
            for (String sql :
                    List.of("COPY identity.session TO PROGRAM 'cat'", "COPY identity.session TO '/tmp/sessions'")) {
                assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_row_that_is_refused_is_not_quoted() {
        String canary = "canary-" + UUID.randomUUID();
        for (String sql : List.of(
                "INSERT INTO identity.throttle SELECT tenant_id, '" + canary + "', -1, last_try, NULL, forget_at"
                        + " FROM identity.throttle",
                "INSERT INTO identity.throttle SELECT tenant_id, '" + canary + "', 1, now(), NULL, now()"
                        + " FROM identity.throttle, generate_series(1, 2)",
                "INSERT INTO identity.team_member SELECT tenant_id, gen_random_uuid(), user_id, '" + canary
                        + "' FROM identity.team_member",
                "DO $$ BEGIN RAISE EXCEPTION 'refused' USING DETAIL = '" + canary + "'; END $$")) {
            assertThatThrownBy(() -> stage.transactions()
                            .write(
                                    EVE,
                                    () -> Either.right(
                                            stage.transactions().dsl(EVE).execute(sql))))
                    .as(sql)
                    .satisfies(refused -> assertThat(messagesOf(refused)).doesNotContain(canary));
        }
    }

    /** What the server and the driver say, without the statement, which jOOQ quotes. */
    private static String messagesOf(Throwable failure) {
        var messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                messages.append(cause.getMessage()).append('\n');
            }
        }
        assertThat(messages).isNotEmpty();
        return messages.toString();
    }

    @Test
    void the_answer_to_a_foreign_key_is_that_to_one_that_nobody_has() {
        String foreign = stage.transactions()
                .read(ADA, () -> stage.transactions().dsl(ADA).fetch("SELECT id FROM identity.team"))
                .getValues(0, String.class)
                .getFirst();
        List<String> answers = List.of(foreign, UUID.randomUUID().toString()).stream()
                .map(team -> catchMessage("INSERT INTO identity.team_member VALUES ('" + id(EVE) + "', '" + team
                        + "', '" + UUID.randomUUID() + "', 'lead')"))
                .toList();
        assertThat(answers.getFirst())
                .contains("violates foreign key constraint")
                .isEqualTo(answers.getLast());
    }

    private static String catchMessage(String sql) {
        try {
            stage.transactions()
                    .write(EVE, () -> Either.right(stage.transactions().dsl(EVE).execute(sql)));
            return "taken";
        } catch (RuntimeException refused) {
            return messagesOf(refused);
        }
    }
}
