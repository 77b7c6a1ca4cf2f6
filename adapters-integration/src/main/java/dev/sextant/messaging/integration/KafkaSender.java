package dev.sextant.messaging.integration;

import dev.sextant.shared.application.MalformedEvent;
import dev.sextant.shared.application.Unavailable;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records and waits until the broker has them. While a topic takes none, one caller at a time finds out whether it does again; all others are told at once, and other topics go on. So what waits here is never more than one record for
 * each caller. The client of Kafka is made when the first record is sent, and anew when the old one has broken for good. Safe for many threads.
 */
final class KafkaSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSender.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final KafkaSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Outage> outages = new ConcurrentHashMap<>();

    private @Nullable Producer<String, byte[]> producer;
    private boolean closed;

    /** A topic that takes nothing: why that was found, and the right to ask it again. */
    private record Outage(Throwable why, Semaphore probe) {}

    KafkaSender(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * Sends a record and waits for the broker.
     *
     * @throws Unavailable when the broker is away, or refuses what it may take later
     * @throws MalformedEvent when it will never take it
     */
    void send(ProducerRecord<String, byte[]> record) {
        Option<Outage> known = Option.of(outages.get(record.topic()));
        if (known.isEmpty()) {
            await(record);
            return;
        }
        Outage outage = known.get();
        if (!outage.probe().tryAcquire()) {
            throw unavailable(outage.why());
        }
        try {
            await(record);
        } finally {
            outage.probe().release();
        }
    }

    private void await(ProducerRecord<String, byte[]> record) {
        Producer<String, byte[]> used = producer(record.topic());
        try {
            used.send(record).get(settings.patience().multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
            takes(record.topic());
        } catch (ExecutionException refused) {
            throw meaning(used, record.topic(), refused.getCause() == null ? refused : refused.getCause());
        } catch (InterruptException | InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable(stopped);
        } catch (KafkaException | IllegalStateException | TimeoutException failure) {
            throw meaning(used, record.topic(), failure);
        }
    }

    /** What a failure means. A client that may have broken for good is let go, so that the next record is sent by a fresh one. */
    private RuntimeException meaning(Producer<String, byte[]> used, String topic, Throwable failure) {
        if (failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException) {
            // The broker answered; that it does not want this one, is no outage.
            takes(topic);
            return new MalformedEvent("data", "what the broker takes: " + failure.getMessage());
        }
        boolean ofTheTopic = failure instanceof TopicAuthorizationException || failure instanceof InvalidTopicException;
        if (!ofTheTopic && !(failure instanceof RetriableException)) {
            letGo(used);
        }
        takesNothing(topic, failure);
        return unavailable(failure);
    }

    private void takes(String topic) {
        if (outages.remove(topic) != null) {
            LOG.atInfo().addKeyValue("topic", topic).log("Kafka takes events again");
        }
    }

    private void takesNothing(String topic, Throwable why) {
        if (outages.putIfAbsent(topic, new Outage(why, new Semaphore(1))) == null) {
            LOG.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("servers", settings.servers())
                    .addKeyValue("cause", String.valueOf(why.getMessage()))
                    .log("Kafka does not take events; they wait until it does");
        }
    }

    private static Unavailable unavailable(Throwable why) {
        return new Unavailable("Kafka", SOON, why);
    }

    private Producer<String, byte[]> producer(String topic) {
        lock.lock();
        try {
            if (closed) {
                throw unavailable(new IllegalStateException("closed"));
            }
            Producer<String, byte[]> ready = producer;
            if (ready == null) {
                ready = new KafkaProducer<>(settings.ofSender(), new StringSerializer(), new ByteArraySerializer());
                producer = ready;
            }
            return ready;
        } catch (KafkaException notYet) {
            // Such as names of servers that cannot be looked up now.
            takesNothing(topic, notYet);
            throw unavailable(notYet);
        } finally {
            lock.unlock();
        }
    }

    private void letGo(Producer<String, byte[]> used) {
        lock.lock();
        try {
            if (!used.equals(producer)) {
                return;
            }
            producer = null;
        } finally {
            lock.unlock();
        }
        used.close(Duration.ZERO);
    }

    /** Lets what is on its way arrive, and sends nothing more. */
    @Override
    public void close() {
        Producer<String, byte[]> last;
        lock.lock();
        try {
            closed = true;
            last = producer;
            producer = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.close(LAST_WORDS);
        }
    }
}
