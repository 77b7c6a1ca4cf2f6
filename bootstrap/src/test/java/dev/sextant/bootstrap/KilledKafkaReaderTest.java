package dev.sextant.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.database.EmbeddedDatabase;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.messaging.application.EventBroker.Message;
import dev.sextant.messaging.integration.KafkaBroker;
import dev.sextant.messaging.integration.KafkaForTests;
import dev.sextant.messaging.integration.KafkaSettings;
import dev.sextant.shared.application.CloudEvent;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.persistence.Role;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that reads Kafka is killed at the two worst moments, and each order takes effect once. */
class KilledKafkaReaderTest {

    private static final String TOPIC = "shop.orders";
    private static final int ORDERS = 8;

    @TempDir
    private Path directory;

    @Test
    void kill_9_inside_a_transaction_and_between_its_commit_and_the_note_of_kafka_leaves_one_effect_of_each_in_order()
            throws Exception {
        var kafka = KafkaForTests.shared();
        kafka.topic(TOPIC, 1);
        place(kafka.servers());
        try (var folder = DataFolder.open(directory);
                var database = EmbeddedDatabase.start(folder, Programs.SHARED, 20)) {
            Sextant.migrate(SextantTest.login(database, database.superuserName(), database.superuserPassword()));
            try (var connection = database.superuser();
                    var statement = connection.createStatement()) {
                statement.execute("ALTER ROLE " + Role.APP + " LOGIN PASSWORD 'test'");
            }
            var arguments = List.of(
                    kafka.servers(),
                    database.url(),
                    TOPIC,
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString());

            killedAt(arguments, "inside", "order 3");
            assertThat(orders(database))
                    .as("the transaction went with its program")
                    .isEqualTo(upTo(2));

            killedAt(arguments, "behind", "order 5");
            assertThat(orders(database)).as("committed").isEqualTo(upTo(5));
            assertThat(kafka.noted(KafkaReaderProgram.GROUP, TOPIC, 0))
                    .as("not noted as read")
                    .isLessThan(5);

            var last = run(arguments, "nowhere", "");
            try {
                Eventually.is(Duration.ofSeconds(60), () -> kafka.noted(KafkaReaderProgram.GROUP, TOPIC, 0) == ORDERS);
            } finally {
                last.destroyForcibly().waitFor();
            }
            assertThat(orders(database)).isEqualTo(upTo(ORDERS));
        }
    }

    private static List<String> upTo(int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(order -> "order " + order)
                .toList();
    }

    private static void killedAt(List<String> arguments, String where, String order) throws Exception {
        var process = run(arguments, where, order);
        try {
            KafkaReaderProgram.awaitStop(process);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process run(List<String> arguments, String where, String order) throws Exception {
        var all = new ArrayList<>(arguments);
        all.add(where);
        all.add(order);
        return KafkaReaderProgram.start(all);
    }

    /** The orders as another program would send them. */
    private static void place(String servers) {
        try (var broker = new KafkaBroker(KafkaSettings.of(servers, Map.of()))) {
            for (String order : upTo(ORDERS)) {
                Map<String, Object> attributes = Map.of(
                        "specversion", "1.0",
                        "id", order,
                        "source", "https://shop.example.com",
                        "type", "com.example.order.placed.v1",
                        "datacontenttype", "application/json",
                        "partitionkey", "customer 1");
                broker.publish(new Message(
                        TOPIC,
                        new CloudEvent(attributes, EventData.of(Map.of("order", order))),
                        UUID.randomUUID(),
                        Instant.parse("2026-11-21T12:00:00Z")));
            }
        }
    }

    /** The titles of all cases in the order in which they were opened. */
    private static List<String> orders(EmbeddedDatabase database) throws SQLException {
        var titles = new ArrayList<String>();
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT title FROM cases.case_record ORDER BY id")) {
            while (rows.next()) {
                titles.add(rows.getString(1));
            }
        }
        return titles;
    }
}
