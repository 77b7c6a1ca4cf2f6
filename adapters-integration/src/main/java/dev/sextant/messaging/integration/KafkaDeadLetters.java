package dev.sextant.messaging.integration;

import dev.sextant.messaging.domain.CauseGroup;
import dev.sextant.shared.application.MalformedEvent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that could not be handled, kept as they were in a topic of their own, with headers that say why: {@code sextant_cause}, {@code sextant_attempts}, {@code sextant_from}. Whoever has mended the cause writes them back. */
final class KafkaDeadLetters implements AutoCloseable {

    private final KafkaSender sender;
    private final String topic;

    KafkaDeadLetters(KafkaSender sender, String topic) {
        this.sender = sender;
        this.topic = topic;
    }

    /**
     * Keeps a record.
     *
     * @param why what is told of it is its cause group, not its message, which may hold what the record says
     * @throws dev.sextant.shared.application.Unavailable when Kafka does not take it now
     */
    void keep(ConsumerRecord<String, byte[]> record, int attempts, Throwable why) {
        var kept = new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        add(kept, "sextant_cause", CauseGroup.of(why).value());
        add(kept, "sextant_attempts", Integer.toString(attempts));
        add(kept, "sextant_from", record.topic() + ":" + record.partition() + ":" + record.offset());
        try {
            sender.send(kept);
        } catch (MalformedEvent tooLarge) {
            // With its new headers it is larger than it was; where it stands is told all the same.
            sender.send(new ProducerRecord<>(topic, null, record.key(), new byte[0], kept.headers()));
        }
    }

    private static void add(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        sender.close();
    }
}
