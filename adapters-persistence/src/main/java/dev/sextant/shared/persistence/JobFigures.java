package dev.sextant.shared.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/** How much work there is in all tenants together, for whoever runs the servers. Asked of the database at most once in {@link #FRESH_FOR}, however often it is looked at. Safe for many threads. */
public final class JobFigures {

    /** How long an answer is good. */
    public static final Duration FRESH_FOR = Duration.ofSeconds(5);

    private static final String COUNT =
            "SELECT count(*) FILTER (WHERE lane IS NULL AND due_at <= now()), count(lane), coalesce(extract(epoch FROM"
                    + " now() - min(due_at) FILTER (WHERE lane IS NULL AND due_at <= now())), 0)::double precision"
                    + " FROM shared.job WHERE due_at IS NOT NULL";

    private static final Figures UNKNOWN = new Figures(Double.NaN, Double.NaN, Double.NaN);

    /**
     * The figures; not a number while the database is away.
     *
     * @param queued how many jobs could run and wait for their turn
     * @param running how many are worked on
     * @param longestWait since when the first of those in the queue waits, in seconds
     */
    public record Figures(double queued, double running, double longestWait) {}

    private final DataSource worker;
    private final LongSupplier nanoTime;
    private Figures last = UNKNOWN;
    private long askedAt;

    /**
     * Figures of a database.
     *
     * @param worker connections of the role {@code sextant_worker}
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public JobFigures(DataSource worker, LongSupplier nanoTime) {
        this.worker = worker;
        this.nanoTime = nanoTime;
        this.askedAt = nanoTime.getAsLong() - FRESH_FOR.toNanos();
    }

    /** The figures of the last few seconds. */
    public synchronized Figures now() {
        if (nanoTime.getAsLong() - askedAt >= FRESH_FOR.toNanos()) {
            askedAt = nanoTime.getAsLong();
            last = asked();
        }
        return last;
    }

    private Figures asked() {
        try (var connection = worker.getConnection();
                var query = connection.prepareStatement(COUNT);
                var row = query.executeQuery()) {
            row.next();
            var figures = new Figures(row.getDouble(1), row.getDouble(2), row.getDouble(3));
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return figures;
        } catch (SQLException away) {
            return UNKNOWN;
        }
    }
}
