package dev.sextant.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.Stage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked for nearly every request is found with an index, also where a policy has two sides. */
class IdentityPlansTest {

    private static final UUID ACME = new UUID(0, 7);
    private static final UUID ADA = new UUID(1, 7);
    private static final UUID SESSION = new UUID(2, 7);

    private static Stage stage;

    /** 20,000 sessions, keys and memberships of as many people, spread over 100 organisations. */
    @BeforeAll
    static void fill() {
        stage = new Stage(1);
        stage.database()
                .execute("INSERT INTO identity.session (tenant_id, id, user_id, version, refresh, started_at, seen_at)"
                        + " SELECT " + uuid(0, "i % 100") + ", " + uuid(2, "i") + ", " + uuid(1, "i")
                        + ", 1, sha256(i::text::bytea), now(), now() FROM generate_series(1, 20000) i;"
                        + "INSERT INTO identity.membership SELECT " + uuid(0, "i % 100") + ", " + uuid(1, "i")
                        + ", 1, 'x', 'x' || i, 'x', ARRAY[" + uuid(3, "1")
                        + "], now(), now() FROM generate_series(1, 20000) i;"
                        + "INSERT INTO identity.secret SELECT " + uuid(0, "i % 100")
                        + ", 'refresh', sha256(i::text::bytea), "
                        + uuid(2, "i") + ", 1, NULL FROM generate_series(1, 20000) i; ANALYZE");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** The UUID whose halves are two small numbers, as SQL. */
    private static String uuid(int high, String low) {
        return "(lpad(to_hex(" + high + "), 16, '0') || lpad(to_hex(" + low + "), 16, '0'))::uuid";
    }

    private static String plan(UUID tenant, String sql) {
        Actor actor = Identities.actor(new TenantId(tenant), new UserId(ADA));
        return String.join(
                "\n",
                stage.transactions()
                        .read(
                                actor,
                                () -> stage.transactions()
                                        .dsl(actor)
                                        .fetch("EXPLAIN " + sql)
                                        .getValues(0, String.class)));
    }

    @Test
    void a_session_and_a_member_are_found_with_an_index_in_either_plane() {
        for (UUID plane : List.of(ACME, ADA)) {
            for (String sql : List.of(
                    "SELECT * FROM identity.session WHERE id = '" + SESSION + "'",
                    "SELECT * FROM identity.session WHERE user_id = '" + ADA + "' ORDER BY id",
                    "SELECT * FROM identity.membership WHERE user_id = '" + ADA + "'",
                    "SELECT * FROM identity.membership WHERE tenant_id = '" + ACME + "' AND user_id = '" + ADA + "'",
                    "SELECT * FROM identity.membership WHERE tenant_id = '" + ACME + "' AND email_normalised = 'x7'")) {
                assertThat(plan(plane, sql)).as(sql).contains("Index").doesNotContain("Seq Scan");
            }
        }
    }

    @Test
    void a_secret_is_found_and_forgotten_with_an_index() {
        for (String sql : List.of(
                "DELETE FROM identity.secret WHERE kind = 'refresh' AND digest = sha256('7')",
                "DELETE FROM identity.secret WHERE kind = 'refresh' AND subject = '" + SESSION + "'")) {
            assertThat(plan(ACME, sql)).as(sql).contains("Index").doesNotContain("Seq Scan");
        }
    }
}
