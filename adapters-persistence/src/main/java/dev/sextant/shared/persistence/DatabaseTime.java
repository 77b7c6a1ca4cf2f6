package dev.sextant.shared.persistence;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The time by the clock of the database, which all processes share: asked now and then, and counted on from there by a clock that nobody sets. Processes whose own clocks differ by hours, or are put right while they run, still
 * agree on what is due and on who has been silent for too long. Safe for many threads.
 */
final class DatabaseTime implements Clock {

    /** When it was what time. */
    private record Reading(Instant time, long nanos) {}

    private final DataSource worker;
    private final java.time.Clock own;
    private final LongSupplier nanoTime;
    private volatile @Nullable Reading last;

    /**
     * Time that was not asked for yet, and until then is that of the process.
     *
     * @param worker connections of any role
     * @param nanoTime a monotonic clock in nanoseconds
     */
    DatabaseTime(DataSource worker, java.time.Clock own, LongSupplier nanoTime) {
        this.worker = worker;
        this.own = own;
        this.nanoTime = nanoTime;
    }

    @Override
    public Instant now() {
        Reading reading = last;
        return reading == null ? own.instant() : reading.time().plusNanos(nanoTime.getAsLong() - reading.nanos());
    }

    /**
     * Asks the database. What the answer took on its way is taken for half there and half back.
     *
     * @throws dev.sextant.shared.application.Unavailable when it cannot answer; the last answer is counted on
     */
    void ask() {
        last = ConnectionWork.read(worker, connection -> {
            try (var query = connection.prepareStatement("SELECT clock_timestamp()")) {
                long before = nanoTime.getAsLong();
                try (var row = query.executeQuery()) {
                    long after = nanoTime.getAsLong();
                    row.next();
                    return new Reading(
                            row.getObject(1, OffsetDateTime.class).toInstant(), before + (after - before) / 2);
                }
            }
        });
    }
}
