package dev.sextant.messaging.integration;

import dev.sextant.shared.integration.RedisForTests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** A whole Kafka of one broker in this process, with its records in a folder, so that it can be stopped and started again at the same address. One is enough for all tests of a run: each takes topics of its own. */
public final class KafkaForTests implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final Properties properties;
    private @Nullable KafkaRaftServer server;

    /** Made when the first test needs it, and gone with the test run. */
    private static final class Shared {

        private static final KafkaForTests INSTANCE = new KafkaForTests();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close));
        }
    }

    /** The one of this test run. It runs; a test that stops it starts it again. */
    public static KafkaForTests shared() {
        return Shared.INSTANCE;
    }

    private KafkaForTests() {
        try {
            folder = Files.createTempDirectory("sextant-kafka");
            port = RedisForTests.freePort();
            properties = properties(folder, port, RedisForTests.freePort());
            format(folder, properties);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start();
    }

    private static Properties properties(Path folder, int port, int controller) {
        var properties = new Properties();
        Map.ofEntries(
                        Map.entry("process.roles", "broker,controller"),
                        Map.entry("node.id", "1"),
                        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                        Map.entry(
                                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
                        Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                        Map.entry("controller.listener.names", "CONTROLLER"),
                        Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                        Map.entry("log.dirs", folder.resolve("records").toString()),
                        Map.entry("num.partitions", "3"),
                        Map.entry("offsets.topic.num.partitions", "1"),
                        Map.entry("offsets.topic.replication.factor", "1"),
                        Map.entry("transaction.state.log.num.partitions", "1"),
                        Map.entry("transaction.state.log.replication.factor", "1"),
                        Map.entry("transaction.state.log.min.isr", "1"),
                        Map.entry("group.initial.rebalance.delay.ms", "0"),
                        Map.entry("broker.session.timeout.ms", "3000"),
                        Map.entry("broker.heartbeat.interval.ms", "300"),
                        Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                        Map.entry("allow.everyone.if.no.acl.found", "true"),
                        Map.entry("log.cleaner.enable", "false"),
                        Map.entry("controlled.shutdown.enable", "false"))
                .forEach(properties::setProperty);
        return properties;
    }

    private static void format(Path folder, Properties properties) throws IOException {
        Path file = folder.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        var said = new ByteArrayOutputStream();
        int code = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IllegalStateException("not formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    /** Starts it, when it was stopped. */
    public void start() {
        if (server != null) {
            return;
        }
        var started = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        started.startup();
        server = started;
    }

    /** Stops it; its records stay. */
    public void stop() {
        KafkaRaftServer running = server;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            server = null;
        }
    }

    /** Its address. */
    public String servers() {
        return "127.0.0.1:" + port;
    }

    /** How this program reaches it, with little patience. */
    KafkaSettings settings() {
        return new KafkaSettings(
                servers(),
                Map.of(
                        "reconnect.backoff.max.ms", "200",
                        "metadata.max.age.ms", "1000",
                        "heartbeat.interval.ms", "200"),
                Duration.ofSeconds(2));
    }

    /** Makes a topic. */
    public void topic(String name, int partitions) {
        ask(admin -> admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all());
    }

    /** How many records of a partition a group of readers has noted as read; 0 when it noted none. */
    public long noted(String group, String topic, int partition) {
        var noted = ask(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .get(new TopicPartition(topic, partition));
        return noted == null ? 0 : noted.offset();
    }

    /** Asks it for something, or tells it something, as its operator. */
    <T> T ask(Function<Admin, KafkaFuture<T>> question) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers()))) {
            return question.apply(admin).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The records of a topic from its beginning, in the order of each partition, until there are enough. */
    List<ConsumerRecord<String, byte[]>> read(String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        var all = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var reader = new KafkaConsumer<>(
                settings().ofReader("test-" + Uuid.randomUuid()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            long until = System.nanoTime() + PATIENCE.toNanos();
            List<TopicPartition> partitions = List.of();
            while (partitions.isEmpty() && System.nanoTime() < until) {
                partitions = reader.partitionsFor(topic).stream()
                        .map(each -> new TopicPartition(topic, each.partition()))
                        .toList();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            while (!enough.test(all) && System.nanoTime() < until) {
                reader.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    /** The headers of each record of a topic, in the order of each partition, when there are so many events among them. */
    public List<Map<String, String>> headers(String topic, int events) {
        return read(topic, all -> ids(all) >= events).stream()
                .map(KafkaForTests::headers)
                .toList();
    }

    /** How many events there are, each counted once. */
    static long ids(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> header(record, "ce_id"))
                .distinct()
                .count();
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), header(record, header.key())));
        return headers;
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
