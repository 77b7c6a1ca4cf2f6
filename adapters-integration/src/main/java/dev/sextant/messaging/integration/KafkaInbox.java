package dev.sextant.messaging.integration;

import dev.sextant.messaging.application.EventIntake;
import dev.sextant.shared.application.MalformedEvent;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.RetryRule;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events of other programs out of topics of Kafka, for transactional reactions: exactly once in effect. A record counts as read after the transaction of its effect; what comes again after a crash, a change of hands between readers of
 * one group, or because its sender sent it twice, is found in the inbox.
 *
 * <p>A record at which a reaction breaks is tried again, with pauses; meanwhile the later records of its partition wait, and other partitions go on. When the rule gives up, or at once when the record can never be read, it goes to the
 * topic {@code group.dead-letters}, with the cause in headers, and its partition goes on: unlike with the relay of this program, later records of the same key do not wait behind a dead letter. An outage of the database or of
 * Kafka never makes a dead letter.
 */
public final class KafkaInbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaInbox.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration OUTAGE = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final KafkaSettings settings;
    private final String group;
    private final Map<String, KafkaOrigin> topics;
    private final EventIntake intake;
    private final RetryRule rule;
    private final KafkaRecordReader reader = new KafkaRecordReader();
    private final KafkaDeadLetters deadLetters;
    private final Map<TopicPartition, Held> held = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean open = true;
    /** Whether somebody was told that it is broken; only its own thread looks. */
    private boolean told;

    private volatile @Nullable Consumer<String, byte[]> consumer;

    /** A partition that waits at a record. */
    private record Held(long offset, int failures, long dueNanos) {}

    /**
     * A reader that does not run yet.
     *
     * @param group the name of the readers who share the partitions, in whichever program they run
     * @param topics from where, and what the operator says of each
     * @param rule when a record is tried again at which a reaction broke
     */
    public KafkaInbox(
            KafkaSettings settings, String group, Map<String, KafkaOrigin> topics, EventIntake intake, RetryRule rule) {
        this.settings = settings;
        this.group = group;
        this.topics = Map.copyOf(topics);
        this.intake = intake;
        this.rule = rule;
        this.deadLetters = new KafkaDeadLetters(new KafkaSender(settings), group + ".dead-letters");
        this.thread =
                Thread.ofPlatform().daemon().name("sextant-kafka-" + group).unstarted(this::run);
    }

    /** Begins to read; Kafka need not be there. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (open) {
            try {
                readAs(new KafkaConsumer<>(
                        settings.ofReader(group), new StringDeserializer(), new ByteArrayDeserializer()));
            } catch (WakeupException stopping) {
                LOG.debug("the reader of {} was told to stop", group, stopping);
            } catch (RuntimeException broken) {
                tell(broken);
                rest();
            }
        }
    }

    private void readAs(Consumer<String, byte[]> mine) {
        consumer = mine;
        try {
            held.clear();
            done.clear();
            mine.subscribe(topics.keySet(), new Leaving());
            readOn(mine);
        } finally {
            consumer = null;
            // Others take over at once, unless Kafka is away and cannot be told.
            mine.close(CloseOptions.timeout(GOODBYE));
        }
    }

    /** Once for each time that it goes wrong, however often it begins again. */
    private void tell(RuntimeException broken) {
        if (!told) {
            told = true;
            LOG.atWarn()
                    .addKeyValue("group", group)
                    .addKeyValue("cause", String.valueOf(broken.getMessage()))
                    .log("the reader of Kafka broke and begins again each second");
        }
    }

    private void rest() {
        try {
            if (closing.await(OUTAGE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the reader of {} was told to stop while it rested", group);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }

    private void readOn(Consumer<String, byte[]> mine) {
        try {
            while (open) {
                round(mine);
            }
        } catch (WakeupException stopping) {
            LOG.debug("the reader of {} was told to stop", group, stopping);
        }
        commit(mine);
    }

    private void round(Consumer<String, byte[]> mine) {
        resumeDue(mine);
        var records = mine.poll(look());
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                Option<Held> wait = open ? handle(partition, record) : Option.some(untilNext(record));
                if (wait.isDefined()) {
                    mine.pause(List.of(partition));
                    mine.seek(partition, record.offset());
                    held.put(partition, wait.get());
                    break;
                }
                held.remove(partition);
                done.put(partition, new OffsetAndMetadata(record.offset() + 1));
            }
        }
        commit(mine);
        told = false;
    }

    /** Until a partition may be tried again, at most. */
    private Duration look() {
        long now = System.nanoTime();
        long due = held.values().stream()
                .mapToLong(wait -> wait.dueNanos() - now)
                .filter(left -> left > 0)
                .min()
                .orElse(LOOK.toNanos());
        return Duration.ofNanos(Math.min(due, LOOK.toNanos()));
    }

    /** Where the group goes on after this. What is not said now, is said with the next one; until then others would read it again, to no effect. */
    private void commit(Consumer<String, byte[]> mine) {
        if (done.isEmpty()) {
            return;
        }
        try {
            mine.commitSync(done);
            done.clear();
        } catch (RetriableException | RebalanceInProgressException | CommitFailedException later) {
            LOG.debug("how far {} is could not be noted now", group, later);
        }
    }

    private void resumeDue(Consumer<String, byte[]> mine) {
        long now = System.nanoTime();
        held.forEach((partition, wait) -> {
            if (wait.dueNanos() - now <= 0) {
                mine.resume(List.of(partition));
            }
        });
    }

    /** Has a record take effect; or says how long it waits. */
    private Option<Held> handle(TopicPartition partition, ConsumerRecord<String, byte[]> record) {
        int failures = failures(partition, record);
        try {
            intake.receive(reader.read(record, origin(record), failures + 1));
            return Option.none();
        } catch (Unavailable | StorageFull away) {
            return Option.some(waiting(record, failures, OUTAGE));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError broken) {
            if (!(broken instanceof MalformedEvent) && rule.triesAgainAfter(failures + 1)) {
                double chance = ThreadLocalRandom.current().nextDouble();
                return Option.some(waiting(record, failures + 1, rule.pauseAfter(failures + 1, chance)));
            }
            return bury(record, failures, broken);
        }
    }

    private Option<Held> bury(ConsumerRecord<String, byte[]> record, int failures, Throwable why) {
        try {
            deadLetters.keep(record, failures + 1, why);
            LOG.atError()
                    .addKeyValue("group", group)
                    .addKeyValue("record", record.topic() + ":" + record.partition() + ":" + record.offset())
                    .log("a record could not be handled and is a dead letter");
            return Option.none();
        } catch (Unavailable away) {
            return Option.some(waiting(record, failures, OUTAGE));
        }
    }

    private KafkaOrigin origin(ConsumerRecord<String, byte[]> record) {
        return Option.of(topics.get(record.topic()))
                .getOrElseThrow(() -> new IllegalStateException("nobody asked for " + record.topic()));
    }

    private int failures(TopicPartition partition, ConsumerRecord<String, byte[]> record) {
        return Option.of(held.get(partition))
                .filter(wait -> wait.offset() == record.offset())
                .map(Held::failures)
                .getOrElse(0);
    }

    private static Held waiting(ConsumerRecord<String, byte[]> record, int failures, Duration pause) {
        return new Held(record.offset(), failures, System.nanoTime() + pause.toNanos());
    }

    private static Held untilNext(ConsumerRecord<String, byte[]> record) {
        return waiting(record, 0, Duration.ZERO);
    }

    /** Finishes the record in hand, notes how far it is, and stops. */
    @Override
    public void close() {
        open = false;
        closing.countDown();
        Consumer<String, byte[]> running = consumer;
        if (running != null) {
            running.wakeup();
        }
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        deadLetters.close();
    }

    /** Another reader of the group takes partitions over: what was done is noted, and nothing of theirs is remembered. */
    private final class Leaving implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            Consumer<String, byte[]> mine = consumer;
            if (mine != null) {
                try {
                    commit(mine);
                } catch (KafkaException notNow) {
                    LOG.debug("the next reader begins earlier than it need", notNow);
                }
            }
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> {
                held.remove(partition);
                done.remove(partition);
            });
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Each begins where the group is.
        }
    }
}
