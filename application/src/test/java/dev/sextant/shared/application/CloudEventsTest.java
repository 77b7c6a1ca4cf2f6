package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {

    private static final CloudEvents ENVELOPES =
            new CloudEvents(EventContracts.of(ParcelEvents.ALL), CloudEventNames.SEXTANT);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static ReceivedEvent event(EventKind kind, long version, int sequence, EventData data) {
        return new ReceivedEvent(
                new UUID(0, 1),
                new UUID(0, 2),
                3,
                new TenantId(new UUID(0, 4)),
                new UserId(new UUID(0, 5)),
                "req-1",
                Option.some(TRACE),
                new ReceivedEvent.Subject("parcel", new UUID(0, 6), version, sequence),
                kind,
                Instant.parse("2026-11-21T12:00:00.5Z"),
                Instant.parse("2026-11-21T12:00:01Z"),
                data);
    }

    @Test
    void the_envelope_is_of_cloud_events() {
        var data = EventData.of(Map.of("grams", 5L));

        CloudEvent told = ENVELOPES.of(event(ParcelEvents.POSTED_V3, 7, 1, data));

        assertThat(told.id()).isEqualTo("evt_00000000000000000000000001");
        assertThat(List.copyOf(told.structured().entrySet()))
                .containsExactly(
                        Map.entry("specversion", "1.0"),
                        Map.entry("id", "evt_00000000000000000000000001"),
                        Map.entry("source", "/sextant/org_00000000000000000000000004"),
                        Map.entry("type", "dev.sextant.parcel.posted.v3"),
                        Map.entry("subject", "parcel_00000000000000000000000006"),
                        Map.entry("time", "2026-11-21T12:00:00.500Z"),
                        Map.entry("datacontenttype", "application/json"),
                        Map.entry("dataschema", "https://sextant.dev/events/parcel.posted/v3"),
                        Map.entry("tenant", "org_00000000000000000000000004"),
                        Map.entry("aggregatetype", "parcel"),
                        Map.entry("aggregateversion", "7"),
                        Map.entry("sequence", "0000000000000000007.0000000001"),
                        Map.entry("version", 3),
                        Map.entry("partitionkey", "parcel_00000000000000000000000006"),
                        Map.entry("traceparent", TRACE),
                        Map.entry("data", data.fields()));
    }

    @Test
    void names_of_attributes_are_those_that_every_transport_can_carry() {
        assertThat(ENVELOPES
                        .of(event(ParcelEvents.POSTED_V3, 7, 1, EventData.of(Map.of())))
                        .attributes()
                        .keySet())
                .allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    }

    @Test
    void what_an_event_says_cannot_change_its_envelope() {
        var claims = EventData.of(Map.of("id", "evt_x", "tenant", "org_x", "source", "elsewhere", "subject", "me"));

        CloudEvent honest = ENVELOPES.of(event(ParcelEvents.POSTED_V3, 7, 1, EventData.of(Map.of())));
        CloudEvent told = ENVELOPES.of(event(ParcelEvents.POSTED_V3, 7, 1, claims));

        assertThat(told.attributes()).isEqualTo(honest.attributes());
    }

    @Test
    void the_sequence_sorts_as_text_as_the_events_of_a_subject_happened() {
        long[] versions = {1, 2, 9, 10, 99, 100, 2_147_483_648L, Long.MAX_VALUE};
        String before = "";
        for (long version : versions) {
            for (int sequence : new int[] {0, 1, 9, 10, Integer.MAX_VALUE}) {
                var told = ENVELOPES.of(event(ParcelEvents.POSTED_V3, version, sequence, EventData.of(Map.of())));
                String text = String.valueOf(told.attributes().get("sequence"));
                assertThat(text).isGreaterThan(before);
                before = text;
            }
        }
    }

    @Test
    void an_event_that_this_program_does_not_publish_has_an_envelope_all_the_same() {
        CloudEvent told = ENVELOPES.of(event(new EventKind("crate.opened", 1), 1, 0, EventData.of(Map.of())));

        assertThat(told.attributes()).containsEntry("subject", "parcel_00000000000000000000000006");
        assertThat(told.attributes()).containsEntry("type", "dev.sextant.crate.opened.v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/", "https://sextant.dev/events", "https://sextant.dev/#/"})
    void an_address_of_shapes_is_absolute_and_ends_with_a_slash(String address) {
        assertThatThrownBy(() -> new CloudEventNames("dev.sextant", URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
