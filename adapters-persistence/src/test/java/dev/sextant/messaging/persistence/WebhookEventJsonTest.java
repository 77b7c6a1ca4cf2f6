package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.application.WebhookCatalogue;
import dev.sextant.messaging.application.WebhookFixtures;
import dev.sextant.messaging.domain.WebhookEvent;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookState.Reason;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pins the stored form of every event of a webhook, and the form in which webhooks receive events. A golden file is only ever added. */
class WebhookEventJsonTest {

    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final UserId ADA = new UserId(id(1));
    private static final WebhookId WEBHOOK = new WebhookId(id(9));

    private static UUID id(long number) {
        return new UUID(0x0192_0000_0000_7000L, number);
    }

    static Stream<WebhookEvent> events() {
        return Stream.of(
                new WebhookEvent.WebhookCreated(WEBHOOK, "https://hooks.example.org", List.of("case.*"), ADA, AT),
                new WebhookEvent.WebhookEdited(
                        WEBHOOK, List.of("url", "events"), "https://hooks.example.org:8443", List.of("*"), ADA, AT),
                new WebhookEvent.WebhookSecretRotated(WEBHOOK, AT.plus(Duration.ofHours(24)), ADA, AT),
                new WebhookEvent.WebhookDisabled(WEBHOOK, Reason.RECEIVER_FAILING, UserId.NOBODY, AT),
                new WebhookEvent.WebhookEnabled(WEBHOOK, ADA, AT),
                new WebhookEvent.WebhookDeleted(WEBHOOK, ADA, AT));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_in_its_golden_form(WebhookEvent event) throws IOException {
        Path golden = GOLDEN.resolve(event.type() + ".v" + event.version() + ".json");
        assertThat(JSON.readTree(new EventJson().write(event))).isEqualTo(JSON.readTree(Files.readString(golden)));
    }

    @Test
    void every_event_has_a_golden_form() {
        List<Class<?>> pinned = events().<Class<?>>map(WebhookEvent::getClass).toList();
        assertThat(WebhookEvent.class.getPermittedSubclasses()).hasSize(6).allMatch(pinned::contains);
    }

    @Test
    void a_webhook_receives_the_envelope_of_cloud_events_and_the_event_cannot_change_it() {
        var envelope = new CloudEventJson(
                new CloudEvents(EventContracts.of(WebhookCatalogue.EVENTS), CloudEventNames.SEXTANT));
        Actor ada = Actors.somewhere();
        ReceivedEvent event = new WebhookFixtures().event(ada, "case.opened", AT);

        JsonNode written = JSON.readTree(envelope.write(event));

        assertThat(written.get("specversion").stringValue()).isEqualTo("1.0");
        assertThat(written.get("type").stringValue()).isEqualTo("dev.sextant.case.opened.v1");
        assertThat(written.get("tenant").stringValue()).isEqualTo(ada.tenant().toString());
        assertThat(written.get("data").get("title").stringValue()).isEqualTo("Checkout is slow");
        assertThat(envelope.write(event)).isEqualTo(envelope.write(event));
    }
}
