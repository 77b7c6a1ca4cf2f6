package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.wiring.EventsContext;
import dev.sextant.messaging.application.SubscriberStatus.LagView;
import dev.sextant.messaging.application.SubscriberStatus.SubscriberView;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures of the delivery of events, of all organisations together. They are read every fifteen seconds on a thread of their own, so that whoever reads the figures never waits for the database. */
final class EventMetrics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventMetrics.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final EventsContext events;
    private final MeterRegistry registry;
    private final MultiGauge lag;
    private final MultiGauge parked;
    private final Set<String> counted = new HashSet<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sextant-event-figures").factory());

    EventMetrics(EventsContext events, MeterRegistry registry) {
        this.events = events;
        this.registry = registry;
        this.lag = MultiGauge.builder("sextant.events.lag")
                .description("How long the oldest event that a subscriber has not come to has been waiting")
                .baseUnit("seconds")
                .register(registry);
        this.parked = MultiGauge.builder("sextant.events.parked")
                .description("Events that a subscriber could not handle, by what becomes of them")
                .register(registry);
    }

    /** Begins to read. */
    void begin() {
        var unused = clockwork.scheduleWithFixedDelay(this::read, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        try {
            show(events.status().all());
        } catch (Unavailable | StorageFull away) {
            LOG.debug("the figures of events stay as they are while the database is away", away);
        } catch (RuntimeException failure) {
            LOG.warn("the figures of events could not be read; they are read again", failure);
        }
    }

    private void show(List<LagView> lags) {
        var lagRows = new ArrayList<Row<?>>();
        var parkedRows = new ArrayList<Row<?>>();
        for (LagView view : lags) {
            SubscriberView subscriber = view.subscriber();
            Tags tags = Tags.of("subscriber", subscriber.name());
            lagRows.add(Row.of(tags, subscriber.lagSeconds()));
            parkedRows.add(Row.of(tags.and("state", "retrying"), subscriber.retrying()));
            parkedRows.add(Row.of(tags.and("state", "dead"), subscriber.dead()));
            if (counted.add(subscriber.name())) {
                count(subscriber.name());
            }
        }
        lag.register(lagRows, true);
        parked.register(parkedRows, true);
    }

    private void count(String subscriber) {
        FunctionCounter.builder("sextant.events.delivered", events.counts(), counts -> counts.delivered(subscriber))
                .description("Events that this server delivered")
                .tag("subscriber", subscriber)
                .register(registry);
        FunctionCounter.builder("sextant.events.failures", events.counts(), counts -> counts.failures(subscriber))
                .description("Tries that failed on this server")
                .tag("subscriber", subscriber)
                .register(registry);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
