package dev.sextant.bootstrap.wiring;

import dev.sextant.messaging.application.DeliveryDispatch;
import dev.sextant.messaging.application.DeliveryRounds;
import dev.sextant.messaging.application.DeliverySender;
import dev.sextant.messaging.application.ForgetDeliveries;
import dev.sextant.shared.application.Unavailable;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for deliveries that are due, each second and whenever one was planned here, and sends them. When it is closed, those under way may end; what does not is sent again by whoever looks when its lease is over. */
public final class WebhookRounds implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FORGET = Duration.ofHours(1);
    private static final Duration END = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRounds.class);

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sextant-webhooks").factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final DeliveryRounds rounds;
    private final ForgetDeliveries forget;

    /** Rounds that were not begun. */
    WebhookRounds(DeliveryDispatch dispatch, DeliverySender sender) {
        this.rounds = new DeliveryRounds(dispatch, sender::send, threads, this::wake, WebhookRounds::tell);
        this.forget = new ForgetDeliveries(dispatch);
    }

    /** Begins. */
    public void start() {
        started.set(true);
        long millis = LOOK.toMillis();
        var unused = clockwork.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        var unusedToo = clockwork.scheduleWithFixedDelay(
                () -> quietly(() -> forget.run(() -> !stopping.get())),
                FORGET.toMillis(),
                FORGET.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** How many messages are being sent. */
    public int underWay() {
        return rounds.underWay();
    }

    /** Looks soon, once however often it is asked; does nothing before the beginning and after the end. */
    void wake() {
        if (started.get() && !stopping.get() && asked.compareAndSet(false, true)) {
            try {
                clockwork.execute(this::look);
            } catch (RejectedExecutionException ended) {
                LOG.debug("nobody looks any more");
            }
        }
    }

    private void look() {
        asked.set(false);
        if (!stopping.get()) {
            quietly(rounds::look);
        }
    }

    /** A round that fails must not be the last one. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            tell(failure);
        }
    }

    /** A database that is away is told by its pool. */
    private static void tell(RuntimeException failure) {
        if (failure instanceof Unavailable) {
            LOG.debug("webhooks wait for the database", failure);
        } else {
            LOG.warn("something was not sent to a webhook; it comes again by itself", failure);
        }
    }

    /** Tells of a secret that cannot be opened; the failure names the key, never the secret. */
    static void unreadable(RuntimeException sealed) {
        LOG.atWarn()
                .addKeyValue("cause", String.valueOf(sealed.getMessage()))
                .log("a message to a webhook cannot be signed");
    }

    /** Begins nothing any more, and waits a moment for what is under way. */
    @Override
    public void close() {
        stopping.set(true);
        clockwork.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
