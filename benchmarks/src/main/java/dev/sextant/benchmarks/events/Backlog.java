package dev.sextant.benchmarks.events;

import dev.sextant.messaging.persistence.RelaySettings;
import dev.sextant.shared.application.Reaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * What the others notice of subscribers that are far behind. With a {@link Pile} of events in the table, a subscriber that is up to date is measured at a steady pace, alone and beside two that work the pile off as fast as they can: one
 * that is new and starts from the beginning, and one that is ten hours behind. All have the effects of their reactions in the same database, and share the threads and connections of one server.
 */
final class Backlog {

    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS = 1e9;
    private static final int PERCENT = 100;

    private final EventDatabase database;
    private final Workload workload;
    private final String seen;
    private final List<Measured> quiet = new ArrayList<>();
    private final List<Measured> busy = new ArrayList<>();
    private int runs;

    private Backlog(EventDatabase database, Workload workload, String seen) {
        this.database = database;
        this.workload = workload;
        this.seen = seen;
    }

    /**
     * Makes the pile, measures in rounds, tells of each run, and prints the ledger.
     *
     * @param events how many are in the pile
     * @param workload what the subscriber that is up to date is measured by
     */
    static void measure(EventDatabase database, long events, Workload workload, int rounds)
            throws InterruptedException {
        var measurement = new Backlog(database, workload, new Pile(database, events).heap());
        measurement.run(false);
        System.out.println("that was to warm up");
        measurement.quiet.clear();
        for (int round = 0; round < rounds; round++) {
            System.out.printf("round %d of %d%n", round + 1, rounds);
            // Another one first each time.
            measurement.run(round % 2 == 1);
            measurement.run(round % 2 == 0);
        }
        measurement.ledger();
    }

    private void run(boolean pile) throws InterruptedException {
        runs++;
        var handling = new Handling(workload);
        var reactions = new ArrayList<Reaction>();
        reactions.add(new Noted("benchmark.when_noted", Reaction.Effect.TRANSACTIONAL, false, handling, runs));
        var fromBeginning = new LongAdder();
        var behind = new LongAdder();
        if (pile) {
            reactions.add(new Counting("benchmark.when_new_" + runs, fromBeginning));
            reactions.add(new Counting("benchmark.when_behind_" + runs, behind));
            enrolBehind("benchmark.when_behind_" + runs);
        }
        try (Contestant.Run run = SextantOutbox.start(database, runs, reactions)) {
            database.execute("CHECKPOINT");
            LockSupport.parkNanos(BREATH.toNanos());
            long before = fromBeginning.sum() + behind.sum();
            long since = System.nanoTime();
            Measured measured = Measured.of(database, run, workload, handling, PATIENCE);
            double seconds = (System.nanoTime() - since) / NANOS;
            (pile ? busy : quiet).add(measured);
            System.out.println(measured.line(pile ? "beside the pile" : "alone", 1));
            if (pile) {
                System.out.printf(
                        Locale.ROOT,
                        "  meanwhile %,.0f events/s of the pile; the new one got %,d in all, the one behind %,d%n",
                        (fromBeginning.sum() + behind.sum() - before) / seconds,
                        fromBeginning.sum(),
                        behind.sum());
            }
        }
    }

    /** A subscriber that has seen everything but the last ten hours. */
    private void enrolBehind(String name) {
        database.execute(String.format(
                Locale.ROOT,
                "WITH s AS (INSERT INTO messaging.subscriber (id, name, lanes) SELECT coalesce(max(id), 0) + 1, '%s', %d FROM messaging.subscriber RETURNING id, lanes)"
                        + " INSERT INTO messaging.lane (subscriber, lane, seen) SELECT s.id, l, '%s' FROM s, generate_series(0, s.lanes - 1) l",
                name,
                RelaySettings.standard().lanes(),
                seen));
    }

    private void ledger() {
        Measured alone = Measured.median(quiet, Measured::p99);
        Measured beside = Measured.median(busy, Measured::p99);
        System.out.println();
        System.out.println(alone.line("alone", 1));
        System.out.println(beside.line("beside the pile", 1));
        System.out.printf(
                Locale.ROOT,
                "p99 beside the pile is %.0f %% of that alone (aim: at most 120 %%)%n",
                beside.p99() * PERCENT / alone.p99());
    }
}
