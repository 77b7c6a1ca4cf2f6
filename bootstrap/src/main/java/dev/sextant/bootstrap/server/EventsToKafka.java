package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.wiring.Contexts;
import dev.sextant.messaging.application.RelayToBroker;
import dev.sextant.messaging.integration.KafkaBroker;
import dev.sextant.messaging.integration.KafkaSettings;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.CloudEvents;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events for Kafka, where the configuration names its brokers. Otherwise no class of Kafka's client is loaded. */
final class EventsToKafka implements AutoCloseable {

    /** How far Kafka is, is kept under this name. */
    static final String SUBSCRIBER = "messaging.kafka";

    private static final Logger LOG = LoggerFactory.getLogger(EventsToKafka.class);
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,149}");

    private final KafkaSettings settings;
    private final KafkaBroker broker;
    private final String topics;

    private EventsToKafka(KafkaSettings settings, String topics) {
        this.settings = settings;
        this.broker = new KafkaBroker(settings);
        this.topics = topics;
    }

    /**
     * What hands events on, when the configuration asks for it; Kafka need not be there.
     *
     * @throws StartFailed when the configuration cannot be right
     */
    static Option<EventsToKafka> of(Configuration configuration) {
        String servers = configuration.text(Key.EVENTS_KAFKA_SERVERS);
        if (servers.isEmpty()) {
            return Option.none();
        }
        String topics = configuration.text(Key.EVENTS_KAFKA_TOPICS);
        if (!TOPIC.matcher(topics).matches()) {
            throw new StartFailed(
                    "events.kafka.topics can be no beginning of a topic's name: letters, digits, '.', '_' and '-', not '"
                            + topics + "'.");
        }
        return Option.some(new EventsToKafka(settings(servers, others(configuration)), topics));
    }

    private static KafkaSettings settings(String servers, Map<String, String> others) {
        try {
            var settings = KafkaSettings.of(servers, others);
            settings.refusal().peek(names -> {
                throw new StartFailed("Kafka's client does not take these of events.kafka.properties: " + names + ".");
            });
            return settings;
        } catch (IllegalArgumentException unusable) {
            throw new StartFailed("events.kafka.servers " + unusable.getMessage() + ".", unusable);
        }
    }

    private static Map<String, String> others(Configuration configuration) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(configuration.text(Key.EVENTS_KAFKA_PROPERTIES)));
        } catch (IOException | IllegalArgumentException wrong) {
            // Its message may quote a password.
            throw new StartFailed("events.kafka.properties is not written as a properties file.");
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
    }

    /** Has every event handed on, from the oldest one that is kept; and says in the log whether Kafka is there, without waiting for it. */
    void relay(Contexts contexts) {
        var contracts = contexts.events();
        contexts.subscriptions()
                .subscribe(new RelayToBroker(
                        SUBSCRIBER, broker, contracts, new CloudEvents(contracts, CloudEventNames.SEXTANT), topics));
        Thread.ofVirtual().name("sextant-kafka-look").start(this::look);
    }

    private void look() {
        broker.away()
                .peek(why -> LOG.atWarn()
                        .addKeyValue("servers", settings.servers())
                        .addKeyValue("cause", why)
                        .log("Kafka is away; events wait in the database until it comes"))
                .onEmpty(() ->
                        LOG.atInfo().addKeyValue("servers", settings.servers()).log("events go to Kafka"));
    }

    /** Lets what is on its way arrive, for moments, and hands nothing more on. */
    @Override
    public void close() {
        broker.close();
    }
}
