package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.messaging.application.WebhookFixtures;
import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However many look at once, each delivery is in one hand, and the worker that finds it reads nothing of it. */
class DeliveryRacesTest {

    private static final int HANDS = 8;

    private static Stage stage;

    private final WebhookFixtures some = new WebhookFixtures();
    private final Actor ada = Actors.somewhere();

    @BeforeAll
    static void open() {
        stage = new Stage(HANDS);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private <T> T write(Supplier<T> work) {
        Either<String, T> done = stage.transactions().write(ada, () -> Either.right(work.get()));
        return done.get();
    }

    private <T> List<T> atOnce(Callable<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(HANDS)) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(
                    IntStream.range(0, HANDS).mapToObj(i -> work).toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private Delivery begun() {
        Webhook webhook = some.webhook(ada);
        Delivery delivery = some.delivery(webhook);
        return write(() -> {
            new JooqWebhooks(stage.transactions()).add(ada, webhook);
            new JooqWebhookDeliveries(stage.transactions()).add(ada, List.of(delivery));
            return delivery;
        });
    }

    @Test
    void of_many_hands_one_gets_a_delivery() throws Exception {
        var deliveries = new JooqWebhookDeliveries(stage.transactions());
        for (int round = 0; round < 20; round++) {
            Delivery delivery = begun();
            List<Option<Delivery>> claimed =
                    atOnce(() -> write(() -> deliveries.claim(ada, delivery.id(), Duration.ofMinutes(1))));

            assertThat(claimed).filteredOn(Option::isDefined).hasSize(1);
        }
    }

    @Test
    void an_event_that_is_planned_by_many_at_once_is_planned_once() throws Exception {
        Delivery delivery = begun();
        atOnce(() -> write(() -> {
            Delivery twin = Delivery.begin(
                    some.delivery(some.webhook(ada)).id(),
                    delivery.webhook(),
                    delivery.message(),
                    WebhookFixtures.NOON);
            new JooqWebhookDeliveries(stage.transactions()).add(ada, List.of(twin));
            return "done";
        }));

        Integer kept = write(() -> stage.transactions()
                .dsl(ada)
                .fetchSingle(
                        "SELECT count(*) FROM messaging.webhook_delivery WHERE webhook_id = ?",
                        delivery.webhook().value())
                .get(0, Integer.class));
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void the_cap_holds_however_many_webhooks_are_made_at_once() throws Exception {
        var webhooks = new JooqWebhooks(stage.transactions());
        List<Integer> counted = atOnce(() -> write(() -> {
            int before = webhooks.count(ada);
            webhooks.add(ada, some.webhook(ada));
            return before;
        }));

        assertThat(counted).doesNotHaveDuplicates();
    }

    @Test
    void the_worker_finds_what_is_due_and_reads_neither_address_nor_event_nor_secret() throws Exception {
        begun();
        try (var worker = stage.database().worker().getConnection();
                var statement = worker.createStatement()) {
            for (String sql : List.of(
                    "SELECT url FROM messaging.webhook",
                    "SELECT body FROM messaging.webhook_delivery",
                    "SELECT attempts FROM messaging.webhook_delivery",
                    "SELECT content FROM messaging.webhook_key",
                    "UPDATE messaging.webhook_delivery SET next_at = now()")) {
                assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("permission denied");
            }
            // What is not old stays, whatever the worker asks for.
            assertThat(statement.executeUpdate("DELETE FROM messaging.webhook_delivery"))
                    .isGreaterThanOrEqualTo(0);
        }
        assertThat(write(() -> stage.transactions()
                        .dsl(ada)
                        .fetchSingle(
                                "SELECT count(*) FROM messaging.webhook_delivery WHERE created_at > now() - interval '30 days'")
                        .get(0, Integer.class)))
                .isGreaterThanOrEqualTo(0);
    }
}
