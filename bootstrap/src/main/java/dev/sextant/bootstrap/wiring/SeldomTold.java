package dev.sextant.bootstrap.wiring;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of an outage at most once per interval, with how many tellings were passed over. Safe for many threads. */
final class SeldomTold implements Consumer<String> {

    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(SeldomTold.class);

    private final String what;
    private final LongSupplier nanos;
    private long passedOver;
    private long next;

    /**
     * Nothing was told yet.
     *
     * @param what what an outage means, in words
     * @param nanos a clock that only runs forward, in nanoseconds
     */
    SeldomTold(String what, LongSupplier nanos) {
        this.what = what;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    @Override
    public synchronized void accept(String reason) {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            passedOver++;
            return;
        }
        LOG.atWarn()
                .addKeyValue("cause", reason)
                .addKeyValue("passed_over", passedOver)
                .log(what);
        passedOver = 0;
        next = now + INTERVAL.toNanos();
    }
}
