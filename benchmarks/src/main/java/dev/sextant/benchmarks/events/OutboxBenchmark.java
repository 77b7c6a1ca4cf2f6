package dev.sextant.benchmarks.events;

import dev.sextant.bootstrap.logging.ProgramLog;
import dev.sextant.shared.application.Reaction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.sql.DataSource;

/**
 * The outbox beside other outboxes and beside bare SQL, on the same durable PostgreSQL in the same run. Rounds alternate, the median round counts, and "x" says how many times as fast Sextant with exactly one effect was.
 *
 * <p>Arguments: what to measure, how many rounds (3), and a part of the names of those to run; several parts are separated by {@code |}. With {@code --together=10}, {@code throughput} and {@code slow} append ten events in each
 * transaction: one at a time, the commits of the producers bound everybody.
 *
 * <ul>
 *   <li>{@code throughput}: 1,000 aggregates with 10 events each, four producers, one event in each transaction, a reaction that does nothing
 *   <li>{@code slow}: the same with 2 events each and a reaction that takes 5 ms
 *   <li>{@code hot}: 10,000 events of one aggregate, a thousand in each transaction
 *   <li>{@code latency}: 500 events a second for 20 seconds
 *   <li>{@code held-snapshot}: as {@code throughput}, for {@code --seconds} (60), free and while a transaction elsewhere holds a snapshot, with the dead rows that stay behind
 *   <li>{@code backlog}: as {@code latency}, with {@code --events} (10,000,000) in the table, alone and beside a subscriber that is new and one that is ten hours behind; of Sextant only
 * </ul>
 */
public final class OutboxBenchmark {

    private static final int VERSIONS = 10;
    private static final int FEW_VERSIONS = 2;
    private static final int HOT = 10_000;
    private static final int PACE = 500;
    private static final Duration SLOW = Duration.ofMillis(5);
    private static final int HELD_SECONDS = 60;
    private static final int PILE = 10_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OutboxBenchmark() {}

    /** Brings contestants that are not in this module, found by {@link ServiceLoader}. */
    public interface Guests {

        /**
         * Those that are here.
         *
         * @param application the pool of connections that every contestant uses; its role may make tables in the schema of its own name, which is the first one in which it looks
         */
        List<Contestant> on(DataSource application);
    }

    /** Runs the measurement and prints a table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = Options.of(arguments);
        String what = options.word(0, "throughput");
        int rounds = Integer.parseInt(options.word(1, "3"));
        ProgramLog.to(System.err, System.getProperty("level", "warn"), false);
        try (var database = EventDatabase.start()) {
            if (what.equals("backlog")) {
                var workload = Workload.standard(VERSIONS).at(PACE);
                Backlog.measure(database, options.number("events", PILE), workload, rounds);
                return;
            }
            int together = (int) options.number("together", 1);
            List<Contestant> contestants = contestants(database, options.word(2, ""));
            warm(database, contestants);
            switch (what) {
                case "throughput" ->
                    compare(database, contestants, Workload.standard(VERSIONS).together(together), rounds);
                case "slow" ->
                    compare(
                            database,
                            contestants,
                            Workload.standard(FEW_VERSIONS).together(together).taking(SLOW),
                            rounds);
                case "hot" -> compare(database, contestants, Workload.hot(HOT), rounds);
                case "latency" ->
                    compare(database, contestants, Workload.standard(VERSIONS).at(PACE), rounds);
                case "held-snapshot" ->
                    new HeldSnapshots(database, Duration.ofSeconds(options.number("seconds", HELD_SECONDS)))
                            .compare(contestants, rounds);
                default -> throw new IllegalArgumentException("no such measurement: " + what);
            }
        }
    }

    private static List<Contestant> contestants(EventDatabase database, String only) {
        var contestants = new ArrayList<Contestant>(List.of(
                new SextantOutbox(database, Reaction.Effect.TRANSACTIONAL, true),
                new SextantOutbox(database, Reaction.Effect.AT_LEAST_ONCE, true),
                new RawLog(database),
                new RawQueue(database)));
        ServiceLoader.load(Guests.class).forEach(guests -> contestants.addAll(guests.on(database.app())));
        return contestants.stream()
                .filter(contestant -> Arrays.stream(only.split("\\|", -1))
                        .anyMatch(part -> contestant.name().contains(part)))
                .toList();
    }

    /** What the first run of each pays, compilers and caches, is nobody's pace. */
    private static void warm(EventDatabase database, List<Contestant> contestants) throws InterruptedException {
        for (Contestant contestant : contestants) {
            Measured.run(database, contestant, Workload.standard(FEW_VERSIONS), PATIENCE);
        }
    }

    private static void compare(EventDatabase database, List<Contestant> contestants, Workload workload, int rounds)
            throws InterruptedException {
        Map<Contestant, List<Measured>> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : contestants) {
                Measured run = Measured.run(database, contestant, workload, PATIENCE);
                runs.computeIfAbsent(contestant, any -> new ArrayList<>()).add(run);
                System.out.printf("round %d of %d: %s%n", round + 1, rounds, run.line(contestant.name(), 1));
            }
        }
        System.out.println();
        System.out.println(workload);
        double ours = Measured.median(runs.values().iterator().next()).perSecond();
        runs.forEach((contestant, own) -> {
            Measured median = Measured.median(own);
            System.out.println(median.line(contestant.name(), ours / median.perSecond()));
        });
    }
}
