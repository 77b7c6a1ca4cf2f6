package dev.sextant.messaging.integration;

import static dev.sextant.messaging.integration.KafkaBroker.ATTRIBUTE;
import static dev.sextant.messaging.integration.KafkaBroker.CONTENT_TYPE;
import static dev.sextant.messaging.integration.KafkaBroker.RECORDED;

import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.MalformedEvent;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.ReceivedEvent.Subject;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads records of other programs as events: CloudEvents 1.0 in the binary mode, with a JSON object as value. Who the tenant is, says the operator; id, type, subject and times come from headers. Nothing of that is taken from the value.
 *
 * <p>Ids of other programs are texts that are unique for each source: the event's id here is a fingerprint of both, the same at every delivery. A version stands at the end of a type, as in {@code com.example.order.placed.v2}; without
 * one it is version 1.
 */
final class KafkaRecordReader {

    private static final Pattern VERSIONED = Pattern.compile("(.+)\\.v([1-9]\\d{0,5})");
    private static final Pattern SEQUENCE = Pattern.compile("\\d{19}\\.(\\d{10})");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");
    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int FINGERPRINT_VERSION = 0x8000;
    private static final long VARIANT = 0x8000000000000000L;

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Reads a record.
     *
     * @param attempt which try it is, from 1
     * @throws MalformedEvent naming the header that is wrong; it never gets better
     */
    ReceivedEvent read(ConsumerRecord<String, byte[]> record, KafkaOrigin origin, int attempt) {
        if (!required(record, ATTRIBUTE + "specversion").equals("1.0")) {
            throw new MalformedEvent(ATTRIBUTE + "specversion", "1.0");
        }
        String source = required(record, ATTRIBUTE + "source");
        UUID id = fingerprint(source, required(record, ATTRIBUTE + "id"));
        Instant occurredAt = time(record, ATTRIBUTE + "time").getOrElse(Instant.EPOCH);
        return new ReceivedEvent(
                id,
                id,
                attempt,
                tenant(record, origin),
                origin.by(),
                "kafka:" + record.topic() + ":" + record.partition() + ":" + record.offset(),
                header(record, ATTRIBUTE + "traceparent")
                        .orElse(() -> header(record, "traceparent"))
                        .filter(text -> TRACEPARENT.matcher(text).matches()),
                subject(record, source),
                kind(required(record, ATTRIBUTE + "type")),
                occurredAt,
                time(record, RECORDED).getOrElse(occurredAt),
                data(record));
    }

    private static TenantId tenant(ConsumerRecord<String, byte[]> record, KafkaOrigin origin) {
        return origin.tenant().getOrElse(() -> {
            String name = ATTRIBUTE + "tenant";
            return TenantId.parse(required(record, name))
                    .getOrElseThrow(wrong -> new MalformedEvent(name, "the id of an organisation"));
        });
    }

    private static EventKind kind(String type) {
        Matcher versioned = VERSIONED.matcher(type);
        return versioned.matches()
                ? new EventKind(versioned.group(1), Integer.parseInt(versioned.group(2)))
                : new EventKind(type, 1);
    }

    private static Subject subject(ConsumerRecord<String, byte[]> record, String source) {
        String text = header(record, ATTRIBUTE + "subject").getOrElse("");
        String prefix = text.substring(0, Math.max(text.lastIndexOf('_'), 0));
        Matcher sequence =
                SEQUENCE.matcher(header(record, ATTRIBUTE + "sequence").getOrElse(""));
        return new Subject(
                header(record, ATTRIBUTE + "aggregatetype").getOrElse(prefix),
                TypeId.parse(prefix, text).getOrElse(() -> fingerprint(source, text)),
                header(record, ATTRIBUTE + "aggregateversion")
                        .filter(number -> VERSION.matcher(number).matches())
                        .map(Long::parseLong)
                        .getOrElse(0L),
                sequence.matches() ? (int) Math.min(Long.parseLong(sequence.group(1)), Integer.MAX_VALUE) : 0);
    }

    private EventData data(ConsumerRecord<String, byte[]> record) {
        String type = header(record, CONTENT_TYPE).getOrElse("application/json").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/cloudevents")) {
            throw new MalformedEvent(CONTENT_TYPE, "that of the binary mode of CloudEvents");
        }
        byte[] value = record.value();
        if (value == null) {
            throw new MalformedEvent("data", "there");
        }
        try {
            Map<String, ? extends @Nullable Object> fields =
                    json.readValue(value, new TypeReference<Map<String, @Nullable Object>>() {});
            if (fields == null) {
                throw new MalformedEvent("data", "a JSON object");
            }
            return EventData.of(fields);
        } catch (JacksonException broken) {
            throw new MalformedEvent("data", "a JSON object");
        }
    }

    private static Option<Instant> time(ConsumerRecord<String, byte[]> record, String name) {
        return header(record, name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException wrong) {
                throw new MalformedEvent(name, "a time");
            }
        });
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        return header(record, name).getOrElseThrow(() -> new MalformedEvent(name, "there"));
    }

    private static Option<String> header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null || header.value().length == 0
                ? Option.none()
                : Option.some(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** A UUID of version 8: the first bits of a SHA-256 over both, and over where the first one ends. */
    private static UUID fingerprint(String source, String id) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest((source.length() + ":" + source + id).getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & ~0xF000L) | FINGERPRINT_VERSION;
            return new UUID(high, (hash.getLong() >>> 2) | VARIANT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
