package dev.sextant.messaging.integration;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How Kafka is reached.
 *
 * @param servers {@code host:port} of some of its brokers, with commas between
 * @param others further settings of the Kafka client, such as its login; what safety and order rest on is not taken from here
 * @param patience how long the broker may take for an event before it counts as away, at least a second; shorter than the lease of a lane, so that a lane is not lost over it
 */
public record KafkaSettings(String servers, Map<String, String> others, Duration patience) {

    private static final Duration USUAL = Duration.ofSeconds(6);
    private static final Pattern SERVER = Pattern.compile("([^\\s,:\\[\\]]+|\\[[0-9a-fA-F:.]+])(:\\d{1,5})");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** Would send the events of one aggregate to several partitions, or have a sender fence the one of another node. */
    private static final List<String> AGAINST_ORDER =
            List.of("partitioner.class", "partitioner.ignore.keys", "transactional.id");

    /** Copies the settings, and refuses what cannot be. */
    public KafkaSettings {
        others = Map.copyOf(others);
        for (String server : COMMA.split(servers.strip(), -1)) {
            if (!SERVER.matcher(server).matches()) {
                throw new IllegalArgumentException("is no list of host:port: '" + servers + "'");
            }
        }
        if (patience.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("patience must be at least a second: " + patience);
        }
    }

    /** With the usual patience of six seconds. */
    public static KafkaSettings of(String servers, Map<String, String> others) {
        return new KafkaSettings(servers, others, USUAL);
    }

    /** What of the further settings no sender can be made with, by their names alone, since values may be passwords; none when nothing is wrong. What only a broker can judge, such as a login, is not found here. */
    public Option<String> refusal() {
        Map<String, String> all = new HashMap<>();
        ofSender().forEach((name, value) -> all.put(name, String.valueOf(value)));
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        List<String> wrong = ProducerConfig.configDef().validate(all).stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .map(value -> value.name())
                .sorted()
                .toList();
        return Option.when(!wrong.isEmpty(), () -> String.join(", ", wrong));
    }

    /** What a sender is made with: nothing counts as sent that not all replicas in sync have, and nothing is written twice or in another order by tries of the client itself. */
    Map<String, Object> ofSender() {
        Map<String, Object> all = common();
        AGAINST_ORDER.forEach(all::remove);
        // Whoever sends waits for the answer: there is nothing to wait for until a batch is full.
        all.put("linger.ms", "0");
        all.put("acks", "all");
        all.put("enable.idempotence", "true");
        all.put("max.in.flight.requests.per.connection", "5");
        all.put("retries", Integer.toString(Integer.MAX_VALUE));
        all.put("delivery.timeout.ms", millis(patience));
        all.put("request.timeout.ms", millis(patience.dividedBy(2)));
        all.put("max.block.ms", millis(patience.dividedBy(2)));
        return all;
    }

    /** What a reader of a group is made with: nothing counts as read before it was said so. */
    Map<String, Object> ofReader(String group) {
        Map<String, Object> all = common();
        all.putIfAbsent("max.poll.records", "100");
        all.putIfAbsent("auto.offset.reset", "earliest");
        all.put("group.id", group);
        all.put("enable.auto.commit", "false");
        all.put("isolation.level", "read_committed");
        return all;
    }

    /** What somebody is made with who asks whether anybody is there. */
    Map<String, Object> ofVisitor() {
        Map<String, Object> all = common();
        all.put("request.timeout.ms", millis(patience.dividedBy(2)));
        all.put("default.api.timeout.ms", millis(patience));
        return all;
    }

    private Map<String, Object> common() {
        Map<String, Object> all = new HashMap<>(others);
        all.putIfAbsent("client.id", "sextant");
        all.put("bootstrap.servers", servers);
        return all;
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    /** Without the further settings, which hold passwords. */
    @Override
    public String toString() {
        return "KafkaSettings[" + servers + "]";
    }
}
