package dev.sextant.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.messaging.application.inmemory.InMemoryEventBroker;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelayToBrokerTest {

    private final EventContracts contracts = EventContracts.of();
    private final InMemoryEventBroker broker = new InMemoryEventBroker();
    private final Actor ada = Actors.somewhere();
    private final ReceivedEvent event = Told.of(ada, UUID.randomUUID(), 7);

    private RelayToBroker relay() {
        return new RelayToBroker(
                "messaging.broker", broker, contracts, new CloudEvents(contracts, CloudEventNames.SEXTANT), "sextant");
    }

    @Test
    void every_event_leaves_in_its_envelope_under_its_aggregate() {
        relay().on(ada, event);

        assertThat(broker.messages()).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo("sextant.others");
            assertThat(message.key()).isEqualTo(message.event().attributes().get("subject"));
            assertThat(message.event().attributes())
                    .containsEntry("tenant", ada.tenant().toString())
                    .containsEntry("aggregateversion", "7");
            assertThat(message.delivery()).isEqualTo(event.delivery());
        });
    }

    @Test
    void what_the_broker_has_is_not_sent_again_but_a_replay_is() {
        RelayToBroker relay = relay();
        relay.on(ada, event);
        relay.on(ada, event);
        assertThat(broker.messages()).hasSize(1);

        relay.on(ada, replayed(event));
        assertThat(broker.messages())
                .hasSize(2)
                .extracting(message -> message.event().id())
                .containsOnly(broker.messages().getFirst().event().id());
    }

    @Test
    void after_a_crash_a_copy_has_the_same_ids() {
        relay().on(ada, event);
        relay().on(ada, event);

        assertThat(broker.messages()).hasSize(2);
        assertThat(broker.messages().getFirst()).isEqualTo(broker.messages().getLast());
    }

    @Test
    void an_outage_is_told_and_never_given_up() {
        broker.away(true);
        Reaction relay = relay();
        assertThatThrownBy(() -> relay.on(ada, event)).isInstanceOf(Unavailable.class);
        assertThat(relay.retry().givesUp()).isFalse();

        broker.away(false);
        relay.on(ada, event);
        assertThat(broker.messages()).hasSize(1);
    }

    private static ReceivedEvent replayed(ReceivedEvent event) {
        return new ReceivedEvent(
                event.id(),
                UUID.randomUUID(),
                1,
                event.tenant(),
                event.by(),
                event.requestId(),
                event.traceparent(),
                event.subject(),
                event.kind(),
                event.occurredAt(),
                event.recordedAt(),
                event.data());
    }
}
