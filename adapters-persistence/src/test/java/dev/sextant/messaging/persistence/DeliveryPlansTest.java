package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.application.DeliveryDispatch.Ask;
import dev.sextant.shared.persistence.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is due is found by jumps in an index, however long one backlog is: not by reading it. */
class DeliveryPlansTest {

    private static final int WEBHOOKS = 500;
    private static final int FLOOD = 100_000;

    private static Stage stage;

    @BeforeAll
    static void open() throws SQLException {
        stage = new Stage(2);
        try (Connection superuser = stage.database().superuser().getConnection();
                var statement = superuser.createStatement()) {
            for (String rows : new String[] {
                "generate_series(1, " + WEBHOOKS + ") w, generate_series(1, 10) n",
                "generate_series(0, 0) w, generate_series(1, " + FLOOD + ") n"
            }) {
                statement.execute("INSERT INTO messaging.webhook_delivery"
                        + " (tenant_id, id, webhook_id, event_id, event_type, body, state, tried, attempts, created_at, next_at)"
                        + " SELECT md5('t' || w)::uuid, gen_random_uuid(), md5('w' || w)::uuid, gen_random_uuid(), 'case.opened', '{}', 'pending', 0, '[]',"
                        + " now(), now() - interval '1 hour' FROM " + rows);
            }
            statement.execute("VACUUM ANALYZE messaging.webhook_delivery");
        }
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void the_backlog_of_one_webhook_is_not_read_to_find_what_is_due_for_the_others() throws SQLException {
        var plan = new StringBuilder();
        try (Connection worker = stage.database().worker().getConnection();
                var query = worker.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + SqlDeliveryDispatch.DUE)) {
            query.setInt(1, 4);
            query.setArray(2, worker.createArrayOf("uuid", new UUID[0]));
            query.setArray(3, worker.createArrayOf("uuid", new UUID[0]));
            query.setInt(4, 8);
            query.setInt(5, 256);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }

        assertThat(plan.toString()).contains("webhook_delivery_due").doesNotContain("Seq Scan on webhook_delivery");
    }

    @Test
    void a_look_over_many_webhooks_and_one_flood_takes_a_moment() {
        var dispatch = new SqlDeliveryDispatch(stage.database().worker());
        var ask = new Ask(4, 8, 10_000, Set.of(), Set.of());
        dispatch.due(ask);
        long begun = System.nanoTime();

        int found = dispatch.due(ask).size();

        // About ten milliseconds on a quiet machine.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        assertThat(found).isEqualTo((WEBHOOKS + 1) * 4);
    }
}
