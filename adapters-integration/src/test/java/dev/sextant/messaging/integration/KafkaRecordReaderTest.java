package dev.sextant.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.MalformedEvent;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaRecordReaderTest {

    private final Actor ada = Actors.somewhere();
    private final KafkaRecordReader reader = new KafkaRecordReader();
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of(
            "ce_specversion", "1.0",
            "ce_id", "A-1",
            "ce_source", "https://shop.example.com",
            "ce_type", "com.example.order.placed.v2",
            "ce_subject", "order 17",
            "ce_time", "2026-11-21T13:00:00+01:00",
            "content-type", "application/json; charset=UTF-8"));

    private ReceivedEvent read(String value) {
        var record = new ConsumerRecord<>("orders", 3, 42, "key", value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return reader.read(record, KafkaOrigin.of(ada.tenant(), ada.user()), 1);
    }

    @Test
    void an_event_of_another_program_is_read_out_of_its_headers() {
        ReceivedEvent event = read("{\"amount\":12.50,\"count\":3,\"tenant\":\"org_x\",\"id\":\"B-2\"}");

        assertThat(event.tenant()).isEqualTo(ada.tenant());
        assertThat(event.by()).isEqualTo(ada.user());
        assertThat(event.kind()).isEqualTo(new EventKind("com.example.order.placed", 2));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(event.recordedAt()).isEqualTo(event.occurredAt());
        assertThat(event.data().whole("count")).isEqualTo(3);
        assertThat(event.requestId()).isEqualTo("kafka:orders:3:42");
    }

    @Test
    void the_same_id_of_the_same_source_is_the_same_event_whatever_it_says() {
        ReceivedEvent event = read("{}");
        assertThat(read("{\"id\":\"another\"}").id()).isEqualTo(event.id());

        headers.put("ce_source", "https://other.example.com");
        assertThat(read("{}").id()).isNotEqualTo(event.id());
        headers.put("ce_source", "https://shop.example.co");
        headers.put("ce_id", "mA-1");
        assertThat(read("{}").id()).isNotEqualTo(event.id());
    }

    @Test
    void a_time_that_is_missing_is_the_same_at_every_delivery() {
        headers.remove("ce_time");
        assertThat(read("{}").recordedAt()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_id, ''",
        "ce_source, ''",
        "ce_type, ''",
        "ce_time, yesterday",
        "content-type, application/cloudevents+json"
    })
    void a_header_that_is_wrong_is_named(String name, String value) {
        headers.put(name, value);
        assertThatThrownBy(() -> read("{}")).isInstanceOf(MalformedEvent.class).hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @CsvSource({"null", "17", "[1]", "{", "''"})
    void a_value_that_is_no_object_is_refused(String value) {
        assertThatThrownBy(() -> read(value)).isInstanceOf(MalformedEvent.class).hasMessageContaining("'data'");
    }
}
