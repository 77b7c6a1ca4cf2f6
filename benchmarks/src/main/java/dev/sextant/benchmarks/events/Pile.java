package dev.sextant.benchmarks.events;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many events in the outbox, as if they had happened evenly over the last twenty hours: a hundred in each transaction, ten for each aggregate, in the partitions, positions and buckets that the program itself would have given them. Only
 * their audit trail is missing.
 */
final class Pile {

    /** In this many hours, of which half are behind who is behind. */
    private static final int HOURS = 20;

    private static final int FILLERS = 2;
    private static final int STEPS = 20;
    private static final int TOGETHER = 100;
    private static final int VERSIONS = 10;
    private static final double NANOS = 1e9;

    private final EventDatabase database;
    private final long events;
    private final String since;

    /** No events yet. */
    Pile(EventDatabase database, long events) {
        this.database = database;
        this.events = events;
        this.since = database.text("SELECT now() - interval '" + HOURS + " hours'");
    }

    /**
     * Puts them there, and tells how far it is.
     *
     * @return what somebody had seen who is behind by the second half of them, as a {@code pg_snapshot}
     */
    String heap() throws InterruptedException {
        String seen = "";
        long began = System.nanoTime();
        for (int step = 0; step < STEPS; step++) {
            fill(events * step / STEPS, events * (step + 1) / STEPS);
            if (step == STEPS / 2 - 1) {
                seen = database.text("SELECT pg_current_snapshot()");
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d of %,d events are there after %.0f s%n",
                    events * (step + 1) / STEPS,
                    events,
                    (System.nanoTime() - began) / NANOS);
        }
        // As it would have been done meanwhile; otherwise it would be done in the middle of the measurement.
        database.execute("VACUUM (FREEZE, ANALYZE) shared.outbox");
        database.execute("CHECKPOINT");
        System.out.printf(Locale.ROOT, "tidied up after %.0f s%n", (System.nanoTime() - began) / NANOS);
        return seen;
    }

    private void fill(long from, long to) throws InterruptedException {
        List<Future<?>> parts = new ArrayList<>();
        try (var fillers = Executors.newFixedThreadPool(FILLERS)) {
            for (int i = 0; i < FILLERS; i++) {
                long start = from + (to - from) * i / FILLERS;
                long end = from + (to - from) * (i + 1) / FILLERS;
                parts.add(fillers.submit(() -> fillPart(start, end)));
            }
        }
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("the pile could not be made", failure.getCause());
            }
        }
    }

    private void fillPart(long from, long to) {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute(filling(from, to));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The lower digits of an id say which event or aggregate it is, those of an event in its place for the time, so that later ones have larger ones. The bucket is that of {@code EventBucket}. */
    private String filling(long from, long to) {
        return String.format(
                Locale.ROOT,
                "DO $$ DECLARE at bigint := %1$d; BEGIN WHILE at < %2$d LOOP"
                        + " INSERT INTO shared.outbox (tenant_id, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, type, version, payload, actor, request_id,"
                        + "   occurred_at, recorded_at, bucket)"
                        + " SELECT '019aa000-0000-7000-8000-000000000001', ('019a' || lpad(to_hex(n), 8, '0') || '70008000000000000000')::uuid, 'benchmark', a.id, n / %3$d + 1, 0,"
                        + "   'benchmark.happened', 1, jsonb_build_object('about', a.id, 'text', repeat('x', 200), 'occurred_at', r.at), '019aa000-0000-7000-8000-000000000002', 'pile',"
                        + "   r.at, r.at, (SELECT bit_xor(get_byte(uuid_send(a.id), i)) & 63 FROM generate_series(0, 15) i)"
                        + " FROM generate_series(at, least(at + %4$d, %2$d) - 1) n,"
                        + "   LATERAL (SELECT ('019ab00000007000800000' || lpad(to_hex(n %% %3$d), 10, '0'))::uuid AS id) a,"
                        + "   LATERAL (SELECT timestamptz '%5$s' + n * interval '%6$d hours' / %7$d AS at) r;"
                        + " COMMIT; at := at + %4$d; END LOOP; END $$",
                from,
                to,
                Math.max(1, events / VERSIONS),
                TOGETHER,
                since,
                HOURS,
                events);
    }
}
