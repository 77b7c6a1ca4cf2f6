package dev.sextant.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {

    /** What somebody would set who asked for speed at any price. */
    private static final Map<String, String> RECKLESS = Map.of(
            "acks", "0",
            "enable.idempotence", "false",
            "max.in.flight.requests.per.connection", "100",
            "retries", "0",
            "delivery.timeout.ms", "2147483647",
            "linger.ms", "60000",
            "partitioner.class", "org.apache.kafka.clients.producer.RoundRobinPartitioner",
            "partitioner.ignore.keys", "true",
            "transactional.id", "shared",
            "compression.type", "zstd");

    @Test
    void nothing_that_safety_or_order_rest_on_can_be_set_otherwise() {
        assertThat(KafkaSettings.of("kafka:9092", RECKLESS).ofSender())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("max.in.flight.requests.per.connection", "5")
                .containsEntry("retries", "2147483647")
                .containsEntry("delivery.timeout.ms", "6000")
                .containsEntry("linger.ms", "0")
                .containsEntry("compression.type", "zstd")
                .doesNotContainKeys("partitioner.class", "partitioner.ignore.keys", "transactional.id");

        var reckless = new HashMap<>(
                Map.of("enable.auto.commit", "true", "isolation.level", "read_uncommitted", "group.id", "others"));
        assertThat(KafkaSettings.of("kafka:9092", reckless).ofReader("mine"))
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("group.id", "mine");
    }

    @Test
    void what_no_client_takes_is_told_by_name_and_never_by_value() {
        assertThat(KafkaSettings.of("kafka:9092", RECKLESS).refusal()).isEmpty();
        assertThat(KafkaSettings.of(
                                "kafka:9092",
                                Map.of("compression.type", "secret-1", "send.buffer.bytes", "secret-2", "x", "y"))
                        .refusal())
                .contains("compression.type, send.buffer.bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka:9092", "a.example.com:9092, b.example.com:9093", "10.0.0.1:1,10.0.0.2:2", "[::1]:9092"})
    void servers_are_a_list(String servers) {
        assertThat(KafkaSettings.of(servers, Map.of()).servers()).isEqualTo(servers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "kafka", "kafka:", ":9092", "kafka:9092,", "kafka:port", "http://kafka:9092"})
    void anything_else_is_refused(String servers) {
        assertThatThrownBy(() -> KafkaSettings.of(servers, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host:port");
    }

    @Test
    void what_holds_passwords_is_not_printed_and_patience_has_a_least() {
        var settings = KafkaSettings.of("kafka:9092", Map.of("sasl.jaas.config", "password=secret"));
        assertThat(settings).hasToString("KafkaSettings[kafka:9092]");
        assertThatThrownBy(() -> new KafkaSettings("kafka:9092", Map.of(), Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
