package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.messaging.integration.KafkaForTests;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The whole server with a real Kafka beside it. */
class EventsToKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void a_server_starts_without_its_kafka_and_says_so_and_hands_everything_on_in_order_over_outages_and_restarts()
            throws Exception {
        var kafka = KafkaForTests.shared();
        Map<Key, String> settings = Map.of(
                Key.EVENTS_KAFKA_SERVERS, kafka.servers(),
                Key.EVENTS_KAFKA_TOPICS, "acme",
                Key.EVENTS_KAFKA_PROPERTIES, "reconnect.backoff.max.ms = 200");
        List<String> cases;
        try {
            kafka.stop();
            var lines = new Lines();
            try (lines;
                    var server = Server.start(configuration(settings))) {
                var client = new Client(server.url(), server.token());
                cases = List.of(opened(client), opened(client), opened(client));
                tag(client, cases, 1, 3);
                assertThat(client.get("/ready").statusCode()).isEqualTo(200);
                Eventually.is(PATIENCE, () -> lines.said(Level.WARN, "Kafka is away"));

                kafka.start();
                assertThat(subjects(kafka.headers("acme.cases", 12))).isEqualTo(inOrder(cases, 4));

                kafka.stop();
                tag(client, cases, 4, 5);
            }
            kafka.start();
            try (var server = Server.start(configuration(settings))) {
                tag(new Client(server.url(), server.token()), cases, 6, 6);
                assertThat(subjects(kafka.headers("acme.cases", 21))).isEqualTo(inOrder(cases, 7));
            }
        } finally {
            kafka.start();
        }
    }

    /** What was said in the log of the part that hands on. */
    private static final class Lines implements AutoCloseable {

        private final Logger logger = (Logger) LoggerFactory.getLogger(EventsToKafka.class);
        private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

        Lines() {
            appender.list = new CopyOnWriteArrayList<>();
            appender.start();
            logger.setLevel(Level.INFO);
            logger.addAppender(appender);
        }

        boolean said(Level level, String text) {
            return appender.list.stream()
                    .anyMatch(line -> line.getLevel() == level
                            && line.getFormattedMessage().startsWith(text));
        }

        @Override
        public void close() {
            logger.detachAppender(appender);
            logger.setLevel(null);
        }
    }

    private static String opened(Client client) throws Exception {
        return Client.idIn(client.openCase("Checkout is slow"));
    }

    private static void tag(Client client, List<String> cases, int from, int to) throws Exception {
        for (int tag = from; tag <= to; tag++) {
            for (String id : cases) {
                assertThat(client.tag(id, "t" + tag).statusCode()).isLessThan(300);
            }
        }
    }

    /** The versions of each case, in the order in which they first came. */
    private static Map<String, List<Integer>> subjects(List<Map<String, String>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        headers -> headers.getOrDefault("ce_subject", ""),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(
                                        headers -> Integer.valueOf(headers.getOrDefault("ce_aggregateversion", "0")),
                                        Collectors.toList()),
                                versions -> versions.stream().distinct().toList())));
    }

    private static Map<String, List<Integer>> inOrder(List<String> cases, int versions) {
        return cases.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> IntStream.rangeClosed(1, versions).boxed().toList()));
    }

    @Test
    void without_servers_there_is_nothing() {
        assertThat(EventsToKafka.of(configuration(Map.of()))).isEmpty();
    }

    @Test
    void what_cannot_be_right_ends_the_start_and_quotes_no_secret() {
        refused(Key.EVENTS_KAFKA_SERVERS, "kafka", "host:port");
        refused(Key.EVENTS_KAFKA_TOPICS, "a b", "events.kafka.topics");
        refused(Key.EVENTS_KAFKA_PROPERTIES, "password=secret\\u00zz", "events.kafka.properties");
        refused(Key.EVENTS_KAFKA_PROPERTIES, "compression.type=secret", "compression.type");
    }

    private void refused(Key key, String value, String told) {
        var values = new EnumMap<Key, String>(Map.of(Key.EVENTS_KAFKA_SERVERS, "kafka:9092"));
        values.put(key, value);
        assertThatThrownBy(() -> EventsToKafka.of(configuration(values)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining(told)
                .hasMessageNotContaining("secret");
    }

    private Configuration configuration(Map<Key, String> values) {
        var all = new EnumMap<Key, String>(Map.of(
                Key.DATA, directory.toString(),
                Key.DATABASE_PROGRAMS, Programs.SHARED.toString(),
                Key.PORT, "0"));
        all.putAll(values);
        return Configuration.read(new Flags(Option.none(), all), Map.of(), directory)
                .getOrElseThrow(errors -> new AssertionError(String.valueOf(errors)));
    }
}
