package dev.sextant.shared.web;

import dev.sextant.shared.application.StorageFull;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells of outages without a line for every request that meets one: the first of a kind at once, later ones at most once per interval, with the number of those that were passed
 * over. The access log has every request anyhow. Safe for many threads.
 */
final class OutageLog {

    /** How far two lines about the same outage are apart. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    private final LongSupplier nanos;
    private final Map<String, Told> last = new ConcurrentHashMap<>();

    /** Over a clock that only runs forward, in nanoseconds. */
    OutageLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Tells of an outage, unless it was told of a short while ago. Messages of outages are few: they name what is away. */
    void tell(RuntimeException outage) {
        long now = nanos.getAsLong();
        long passedOver = passedOver(String.valueOf(outage.getMessage()), now);
        if (passedOver < 0) {
            return;
        }
        LOG.atLevel(outage instanceof StorageFull ? Level.ERROR : Level.WARN)
                .addKeyValue("cause", String.valueOf(outage.getCause()))
                .addKeyValue("passed_over", passedOver)
                .log(outage.getMessage());
    }

    /** How many were passed over since the last line, or -1 when this one is passed over too. */
    private long passedOver(String what, long now) {
        Told told = last.compute(what, (key, before) -> {
            if (before == null) {
                return new Told(now, 0, 0);
            }
            return now - before.at() < INTERVAL.toNanos()
                    ? new Told(before.at(), before.since() + 1, -1)
                    : new Told(now, 0, before.since());
        });
        return told.passedOver();
    }

    /** When a line was written, how many were passed over since, and how many had been before it; -1 when this one wrote none. */
    private record Told(long at, long since, long passedOver) {}
}
