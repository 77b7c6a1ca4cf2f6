package dev.sextant.benchmarks.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * What one run of one contestant gave.
 *
 * @param whole whether every event was handled in time; otherwise the pace is that of those that were
 * @param perSecond events handled in a second, from before the first append until after the last reaction
 * @param appended events appended in a second, from before the first append until after the last one
 * @param p50 half of the events were handled so soon after their commit, in milliseconds
 * @param p99 as many of a hundred
 * @param processor seconds of processor time of this program and of the database, per thousand events
 * @param disordered events that came after a later one of their aggregate
 * @param repeated reactions to events that had been handled already
 */
record Measured(
        boolean whole,
        double perSecond,
        double appended,
        double p50,
        double p99,
        double processor,
        long disordered,
        long repeated) {

    /** Time for the database to write its pages and for whoever was stopped to leave. */
    private static final Duration BREATH = Duration.ofMillis(300);

    private static final int PERCENT_99 = 99;
    private static final int PERCENT_50 = 50;
    private static final double NANOS = 1e9;
    private static final double THOUSAND = 1_000;
    private static final int MISSING = 5;

    /** Runs a contestant once. */
    static Measured run(EventDatabase database, Contestant contestant, Workload workload, Duration atMost)
            throws InterruptedException {
        var handling = new Handling(workload);
        try (Contestant.Run run = contestant.start(handling)) {
            database.execute("CHECKPOINT");
            LockSupport.parkNanos(BREATH.toNanos());
            return of(database, run, workload, handling, atMost);
        }
    }

    /** Appends and awaits everything with a contestant that runs. */
    static Measured of(
            EventDatabase database, Contestant.Run run, Workload workload, Handling handling, Duration atMost)
            throws InterruptedException {
        var processor = new dev.sextant.benchmarks.http.CpuSeconds(
                ProcessHandle.current().pid(), database.pid());
        var before = processor.now();
        long start = Producers.appendAll(workload, run, handling);
        double appended = workload.events() * NANOS / (System.nanoTime() - start);
        boolean whole = handling.await(atMost);
        var used = processor.now().since(before);
        if (!whole) {
            System.out.println("not handled in time: " + (workload.events() - handling.handled()) + ", such as "
                    + handling.missing(MISSING) + "; parked: "
                    + database.number("SELECT count(*) FROM messaging.parked"));
        }
        double[] delays = handling.delays();
        return new Measured(
                whole,
                handling.perSecond(start),
                appended,
                share(delays, PERCENT_50),
                share(delays, PERCENT_99),
                used.sum() * THOUSAND / handling.handled(),
                handling.disordered(),
                handling.repeated());
    }

    private static double share(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** The one with the middle pace. */
    static Measured median(List<Measured> runs) {
        return median(runs, Measured::perSecond);
    }

    /** The one in the middle by some figure. */
    static Measured median(List<Measured> runs, ToDoubleFunction<Measured> figure) {
        var sorted = runs.toArray(Measured[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(figure));
        return sorted[sorted.length / 2];
    }

    /** A line of the table; the ratio says how many times as fast somebody else was. */
    String line(String name, double ratio) {
        return String.format(
                Locale.ROOT,
                "%-26s %,10.0f events/s %8.2f x %,8.0f appended/s %9.1f ms p50 %9.1f ms p99 %7.2f s CPU/1000 %5d disordered %5d repeated%s",
                name,
                perSecond,
                ratio,
                appended,
                p50,
                p99,
                processor,
                disordered,
                repeated,
                whole ? "" : "  (cut off)");
    }
}
