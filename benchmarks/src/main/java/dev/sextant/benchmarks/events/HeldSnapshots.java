package dev.sextant.benchmarks.events;

import dev.sextant.benchmarks.events.HeldSnapshot.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * How much slower everybody gets while a snapshot is held open elsewhere, and what stays behind in their tables. Every contestant works free, under a reader's snapshot and under a writer's, in turn; each has as much to do as takes it
 * about as long free as the snapshot is held.
 */
final class HeldSnapshots {

    private static final Duration BREATH = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PROBE = 4;
    private static final int FEWEST = 2;
    private static final int PERCENT = 100;
    private static final int PERCENT_99 = 99;

    private final EventDatabase database;
    private final Duration held;
    private final Map<Contestant, Map<Kind, List<Outcome>>> outcomes = new LinkedHashMap<>();

    /**
     * What came of one run.
     *
     * @param pace events handled in a second, of those that were handled while the snapshot could be held
     * @param p99 as many of a hundred were handled so soon after their commit, in milliseconds
     * @param deadEvents dead rows in tables of events
     * @param deadElsewhere dead rows in other tables
     */
    private record Outcome(double pace, double p99, long deadEvents, long deadElsewhere) {}

    /**
     * Nothing measured yet.
     *
     * @param held how long a snapshot is held
     */
    HeldSnapshots(EventDatabase database, Duration held) {
        this.database = database;
        this.held = held;
    }

    /** Measures in rounds, tells of each run, and prints the ledger. */
    void compare(List<Contestant> contestants, int rounds) throws InterruptedException {
        Map<Contestant, Workload> workloads = new LinkedHashMap<>();
        for (Contestant contestant : contestants) {
            workloads.put(contestant, enough(contestant));
        }
        Kind[] kinds = Kind.values();
        for (int round = 0; round < rounds; round++) {
            for (var entry : workloads.entrySet()) {
                // Another one first each time, so that none always has the warmer caches.
                for (int i = 0; i < kinds.length; i++) {
                    System.out.printf("round %d of %d, ", round + 1, rounds);
                    run(entry.getKey(), kinds[(round + i) % kinds.length], entry.getValue());
                }
            }
        }
        System.out.println();
        contestants.forEach(this::ledger);
    }

    /** As many events as take about as long as the snapshot is held, at the pace of a short run. */
    private Workload enough(Contestant contestant) throws InterruptedException {
        var few = Workload.standard(PROBE);
        double pace = Measured.run(database, contestant, few, PATIENCE).perSecond();
        return Workload.standard((int) Math.max(FEWEST, Math.round(pace * held.toSeconds() / few.aggregates())));
    }

    private void run(Contestant contestant, Kind kind, Workload workload) throws InterruptedException {
        var handling = new Handling(workload);
        try (Contestant.Run run = contestant.start(handling)) {
            database.execute("CHECKPOINT");
            LockSupport.parkNanos(BREATH.toNanos());
            HeldSnapshot snapshot = HeldSnapshot.open(database, contestant, kind, held);
            long start;
            boolean whole;
            try (snapshot) {
                start = Producers.appendAll(workload, run, handling);
                whole = handling.await(held.plus(PATIENCE));
            }
            double[] delays = handling.delays();
            var outcome = new Outcome(
                    handling.perSecondWithin(start, held),
                    delays[delays.length * PERCENT_99 / PERCENT],
                    snapshot.deadEvents(),
                    snapshot.deadElsewhere());
            outcomes.computeIfAbsent(contestant, any -> new EnumMap<>(Kind.class))
                    .computeIfAbsent(kind, any -> new ArrayList<>())
                    .add(outcome);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s for %.1f s: %,.0f events/s of %,d in all, p99 %,.1f ms, %d disordered, dead rows %,d of events and %,d elsewhere%s%n",
                    contestant.name(),
                    kind.words(),
                    snapshot.seconds(),
                    outcome.pace(),
                    workload.events(),
                    outcome.p99(),
                    handling.disordered(),
                    outcome.deadEvents(),
                    outcome.deadElsewhere(),
                    whole ? "" : "  (cut off)");
        }
    }

    /** The median of each kind, and its share of the free one. */
    private void ledger(Contestant contestant) {
        Map<Kind, List<Outcome>> own = outcomes.getOrDefault(contestant, Map.of());
        double free = median(own, Kind.FREE, Outcome::pace);
        for (Kind kind : own.keySet()) {
            double pace = median(own, kind, Outcome::pace);
            System.out.printf(
                    Locale.ROOT,
                    "%-26s %-26s %,8.0f events/s %6.1f %% of free %10.1f ms p99   dead rows: %,.0f of events, %,.0f elsewhere%n",
                    contestant.name(),
                    kind.words(),
                    pace,
                    pace * PERCENT / free,
                    median(own, kind, Outcome::p99),
                    median(own, kind, Outcome::deadEvents),
                    median(own, kind, Outcome::deadElsewhere));
        }
    }

    private static double median(Map<Kind, List<Outcome>> own, Kind kind, ToDoubleFunction<Outcome> figure) {
        double[] sorted = own.getOrDefault(kind, List.of()).stream()
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
