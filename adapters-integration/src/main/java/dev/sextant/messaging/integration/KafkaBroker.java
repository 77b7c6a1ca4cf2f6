package dev.sextant.messaging.integration;

import dev.sextant.messaging.application.EventBroker;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kafka as the broker. An event is one record: its key is the aggregate, its value what the event says, as JSON, and everything else stands in headers, as CloudEvents 1.0 has it in its binary mode ({@code ce_id}, {@code ce_type},
 * {@code ce_tenant} …), with {@code ce_recordedtime}, {@code sextant_delivery}, and {@code traceparent} beside. So whoever routes or filters never reads what an event says.
 *
 * <p>Nothing counts as published that not all replicas in sync have. Source: CloudEvents, "Kafka Protocol Binding" 1.0.2, section 3.2.
 */
public final class KafkaBroker implements EventBroker, AutoCloseable {

    /** What stands before the attributes of an event in headers. */
    static final String ATTRIBUTE = "ce_";

    /** The header with the time at which an event was recorded. */
    static final String RECORDED = ATTRIBUTE + "recordedtime";

    /** The header that says what the value is. */
    static final String CONTENT_TYPE = "content-type";

    /** The header with the id of the delivery. */
    static final String DELIVERY = "sextant_delivery";

    private static final String TRACEPARENT = "traceparent";

    private final KafkaSettings settings;
    private final KafkaSender sender;
    private final ObjectMapper json = JsonMapper.shared();

    /** A broker to which nothing is sent yet; it need not be there. */
    public KafkaBroker(KafkaSettings settings) {
        this.settings = settings;
        this.sender = new KafkaSender(settings);
    }

    /** Asks whether any broker answers, for as long as the settings have patience: why none does, in words for a log; none when one does. */
    public Option<String> away() {
        try (var visitor = Admin.create(settings.ofVisitor())) {
            visitor.describeCluster().clusterId().get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            return Option.none();
        } catch (ExecutionException nobody) {
            return why(nobody.getCause() == null ? nobody : nobody.getCause());
        } catch (KafkaException | TimeoutException nobody) {
            return why(nobody);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return why(stopped);
        }
    }

    private static Option<String> why(Throwable failure) {
        return Option.some(Option.of(failure.getMessage()).getOrElse("no broker answered in time"));
    }

    @Override
    public void publish(Message message) {
        var record = new ProducerRecord<String, byte[]>(
                message.topic(),
                message.key(),
                json.writeValueAsBytes(message.event().data().fields()));
        Headers headers = record.headers();
        message.event().attributes().forEach((name, value) -> {
            if (name.equals("datacontenttype")) {
                add(headers, CONTENT_TYPE, String.valueOf(value));
            } else {
                add(headers, ATTRIBUTE + name, String.valueOf(value));
            }
            if (name.equals(TRACEPARENT)) {
                add(headers, TRACEPARENT, String.valueOf(value));
            }
        });
        add(headers, RECORDED, message.recordedAt().toString());
        add(headers, DELIVERY, message.delivery().toString());
        sender.send(record);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets what is on its way arrive, and publishes nothing more. */
    @Override
    public void close() {
        sender.close();
    }
}
