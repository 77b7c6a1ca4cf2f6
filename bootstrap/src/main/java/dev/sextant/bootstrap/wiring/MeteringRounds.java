package dev.sextant.bootstrap.wiring;

import dev.sextant.metering.application.LeasedTokens;
import dev.sextant.metering.application.RequestMeter;
import dev.sextant.metering.application.TokenBuckets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What metering does again and again on every node: give back tokens, write down counts, forget full buckets. When it is closed, it does so for the last time. */
public final class MeteringRounds implements AutoCloseable {

    private static final Duration GIVE_BACK = Duration.ofSeconds(1);
    private static final Duration WRITE_DOWN = Duration.ofSeconds(3);
    private static final Duration FORGET = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(MeteringRounds.class);

    private final LeasedTokens tokens;
    private final RequestMeter meter;
    private final TokenBuckets buckets;
    private final ExecutorService background;
    private final AutoCloseable store;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sextant-metering").factory());

    /**
     * Rounds that were not begun.
     *
     * @param background asks the store of the buckets; closed with this
     * @param store the connection to that store; closed with this
     */
    MeteringRounds(
            LeasedTokens tokens,
            RequestMeter meter,
            TokenBuckets buckets,
            ExecutorService background,
            AutoCloseable store) {
        this.tokens = tokens;
        this.meter = meter;
        this.buckets = buckets;
        this.background = background;
        this.store = store;
    }

    /** Begins. */
    public void start() {
        every(GIVE_BACK, tokens::sweep);
        every(WRITE_DOWN, meter::flush);
        every(FORGET, buckets::forgetFull);
    }

    private void every(Duration pause, Runnable work) {
        long millis = pause.toMillis();
        var unused = clockwork.scheduleWithFixedDelay(() -> quietly(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A round that fails must not be the last one. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("cause", String.valueOf(failure.getMessage()))
                    .log("a round of metering failed; the next one makes up for it");
        }
    }

    /** Gives back all tokens, writes down all counts, and ends. */
    @Override
    public void close() {
        clockwork.close();
        quietly(meter::flush);
        quietly(tokens::giveAllBack);
        background.close();
        try {
            store.close();
        } catch (Exception failure) {
            LOG.atWarn().setCause(failure).log("the store of the buckets could not be closed");
        }
    }
}
