package dev.sextant.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The functions that see over all tenants: one exact key, at most one row, ids only. */
class LookupsTest {

    private static final TenantId ACME = Identities.plane();
    private static final Actor IN_ACME =
            Identities.actor(ACME, Identities.user().id());
    private static final User ADA = Identities.user();
    private static final Actor ADA_ALONE = Identities.account(ADA);
    private static final SecretDigest DIGEST = Identities.digest();
    private static final UUID SUBJECT = UUID.randomUUID();

    private static Stage stage;
    private static Identities some;
    private static String slug;

    @BeforeAll
    static void open() {
        stage = new Stage(2);
        some = new Identities(stage);
        var acme = Identities.organization(ACME);
        slug = acme.snapshot().slug().value();
        some.write(IN_ACME, () -> {
            some.organizations.add(IN_ACME, acme);
            some.secrets.add(IN_ACME, SecretKind.API_KEY, DIGEST, SUBJECT, Option.none());
        });
        some.write(ADA_ALONE, () -> some.users.add(ADA_ALONE, ADA));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** The answer, one text for each row, on a connection on which no tenant was ever set. */
    private static List<String> ask(DataSource source, String before, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(before);
            try (var rows = statement.executeQuery(sql)) {
                var answer = new java.util.ArrayList<String>();
                while (rows.next()) {
                    answer.add(String.valueOf(rows.getString(1)));
                }
                return answer;
            }
        }
    }

    private static List<String> ask(String sql) throws SQLException {
        return ask(stage.database().app(), "SELECT 1", sql);
    }

    private static String holder(String kind, String digest) {
        return "SELECT tenant_id || ' ' || subject FROM identity.holder_of('" + kind + "', '\\x" + digest + "')";
    }

    @Test
    void the_exact_key_leads_to_ids_before_a_tenant_is_known() throws SQLException {
        assertThat(ask("SELECT identity.account_of('" + ADA.email().normalised() + "')"))
                .containsExactly(ADA.id().value().toString());
        assertThat(ask("SELECT identity.organization_of('" + slug + "')"))
                .containsExactly(ACME.value().toString());
        assertThat(ask(holder("api_key", DIGEST.hex()))).containsExactly(ACME.value() + " " + SUBJECT);
    }

    @Test
    void nothing_but_the_exact_key_leads_anywhere() throws SQLException {
        String address = ADA.email().normalised();
        for (String argument : List.of(
                "NULL",
                "''",
                "'%'",
                "'" + address.substring(1) + "'",
                "'" + address + " '",
                "upper('" + address + "')")) {
            assertThat(ask("SELECT identity.account_of(" + argument + ")"))
                    .as(argument)
                    .containsExactly("null");
        }
        for (String argument : List.of("NULL", "''", "'%'", "'" + slug.substring(1) + "'", "upper('" + slug + "')")) {
            assertThat(ask("SELECT identity.organization_of(" + argument + ")"))
                    .as(argument)
                    .containsExactly("null");
        }
        assertThat(ask(holder("refresh", DIGEST.hex()))).isEmpty();
        assertThat(ask(holder("%", DIGEST.hex()))).isEmpty();
        assertThat(ask(holder("api_key", DIGEST.hex().substring(2)))).isEmpty();
        assertThat(ask("SELECT tenant_id FROM identity.holder_of(NULL, NULL)")).isEmpty();
    }

    @Test
    void without_a_tenant_nothing_is_claimed() {
        for (String claim : List.of("claim_address('free@example.org')", "claim_slug('free-name')")) {
            assertThatThrownBy(() -> ask("SELECT identity." + claim)).as(claim).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void nobody_else_may_call_them() {
        stage.database().execute("CREATE ROLE stranger LOGIN; GRANT USAGE ON SCHEMA identity TO stranger");
        for (String function : List.of(
                "account_of('x')",
                "claim_address('x')",
                "organization_of('x')",
                "claim_slug('x')",
                "holder_of('x', '')")) {
            for (DataSource source :
                    List.of(stage.database().worker(), stage.database().login("stranger"))) {
                assertThatThrownBy(() -> ask(source, "SELECT 1", "SELECT identity." + function))
                        .as(function)
                        .hasMessageContaining("permission denied");
            }
        }
        assertThatThrownBy(() -> ask("SELECT identity.release_address()")).hasMessageContaining("permission denied");
    }

    @Test
    void a_search_path_with_other_operators_does_not_reach_into_them() throws SQLException {
        stage.database()
                .execute("CREATE SCHEMA evil; CREATE FUNCTION evil.always(text, text) RETURNS boolean LANGUAGE sql"
                        + " IMMUTABLE AS 'SELECT true'; CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text,"
                        + " FUNCTION = evil.always); GRANT USAGE ON SCHEMA evil TO sextant_app;"
                        + " GRANT EXECUTE ON FUNCTION evil.always(text, text) TO sextant_app");
        String before = "SET search_path = evil, pg_catalog";
        assertThat(ask(stage.database().app(), before, "SELECT 'a'::text = 'b'::text"))
                .as("the trap is set")
                .containsExactly("t");
        assertThat(ask(stage.database().app(), before, "SELECT identity.account_of('nobody@example.org')"))
                .containsExactly("null");
        assertThat(ask(stage.database().app(), before, holder("api_key", "00".repeat(32))))
                .isEmpty();
    }

    @Test
    void the_tables_behind_them_cannot_be_reached_beside_them() {
        for (String table : List.of("identity.account_address", "identity.organization_slug")) {
            for (String sql : List.of(
                    "SELECT count(*) FROM " + table,
                    "INSERT INTO " + table + " VALUES ('" + ACME.value() + "', 'x')",
                    "UPDATE " + table + " SET tenant_id = tenant_id",
                    "DELETE FROM " + table)) {
                assertThatThrownBy(() -> ask(sql)).as(sql).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_digest_that_another_tenant_keeps_is_refused_without_telling_whose_it_is() {
        Actor elsewhere = Identities.actor(Identities.plane(), ADA.id());
        assertThatThrownBy(() -> some.write(
                        elsewhere,
                        () -> some.secrets.add(elsewhere, SecretKind.API_KEY, DIGEST, SUBJECT, Option.none())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the same api_key is kept already");
    }
}
