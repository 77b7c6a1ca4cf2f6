package dev.sextant.messaging.application;

import dev.sextant.shared.application.CloudEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.Port;

/** A program between programs that keeps events in order and hands them on, such as Kafka, NATS or RabbitMQ. Safe for many threads. */
@Port
public interface EventBroker {

    /**
     * An event on its way out.
     *
     * @param topic where it is published
     * @param event the event in its envelope; its attribute {@code partitionkey} is the aggregate, within which order is kept
     * @param delivery the id of this delivery, the same however often it is tried
     * @param recordedAt when it was recorded, by the clock of the database
     */
    record Message(String topic, CloudEvent event, UUID delivery, Instant recordedAt) {

        /** Within which order is kept. */
        public String key() {
            return String.valueOf(event.attributes().get("partitionkey"));
        }
    }

    /**
     * Publishes an event, and returns when the broker keeps it as safely as it keeps anything. Of one key, whoever waits for each answer finds the events in the order of the calls. After an exception the broker may keep the event all
     * the same: whoever tries again publishes it twice, with the same ids.
     *
     * @throws dev.sextant.shared.application.Unavailable when the broker is away, or will not have it now; answered soon, not only after every caller has waited
     * @throws dev.sextant.shared.application.MalformedEvent when it will never have it, such as one that is too large
     */
    void publish(Message message);
}
