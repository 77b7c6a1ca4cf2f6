package dev.sextant.benchmarks.events;

import dev.sextant.bootstrap.logging.ProgramLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Kills, stops and cuts off whatever takes part in delivering events, round after round, and compares what happened with what should have: nothing may be lost, applied twice, out of order within an aggregate, or stuck.
 *
 * <p>Two or three nodes, each with three producers, change 24 aggregates of three tenants, under the lock of the aggregate's row, and append an event in the same transaction. One reaction writes its effects into the same database, another
 * into a file with its idempotency key. In every round something goes wrong; then the producers rest, and within half a minute every change must have had both effects.
 *
 * <p>Arguments: how many rounds (20), the seed (1), then any of {@code --lease=MILLIS} (2000), {@code --stop=MILLIS} (a lease and a half), {@code --only=FAULT}, and the deliberate faults {@code --without-inbox} and
 * {@code --outbox-in-second-transaction}, which must be found: with one of these the program ends at the first round in which something is wrong. Exit code 1 when anything was wrong.
 */
public final class KillMatrix {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration WORK = Duration.ofMillis(500);
    private static final int FEWEST = 2;
    private static final int MOST = 3;

    private final EventDatabase database;
    private final KillCluster cluster;
    private final KillLedger ledger;
    private final RandomGenerator random;
    private final Duration stop;
    private final List<KillFault> faults;
    private KillLedger.Account before = new KillLedger.Account(0, 0, 0, 0, 0, 0);

    private KillMatrix(
            EventDatabase database,
            KillCluster cluster,
            KillLedger ledger,
            RandomGenerator random,
            Duration stop,
            List<KillFault> faults) {
        this.database = database;
        this.cluster = cluster;
        this.ledger = ledger;
        this.random = random;
        this.stop = stop;
        this.faults = faults;
    }

    /** Runs the rounds, prints the ledger of each and the sum, and ends the process. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        System.exit(run(arguments) ? 0 : 1);
    }

    /** Runs the rounds; says whether nothing was wrong. */
    static boolean run(String... arguments) throws IOException, InterruptedException, SQLException {
        ProgramLog.to(System.err, "error", false);
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Duration lease = Duration.ofMillis(Long.parseLong(option(arguments, "lease", "2000")));
        Duration stop =
                Duration.ofMillis(Long.parseLong(option(arguments, "stop", Long.toString(lease.toMillis() * 3 / 2))));
        String only = option(arguments, "only", "");
        List<KillFault> faults = only.isEmpty() ? List.of(KillFault.values()) : List.of(KillFault.valueOf(only));
        boolean withoutInbox = Arrays.asList(arguments).contains("--without-inbox");
        boolean secondTransaction = Arrays.asList(arguments).contains("--outbox-in-second-transaction");
        Path log = Files.createTempFile("sextant-kill-matrix", ".log");
        try (var database = EventDatabase.startForNodes()) {
            Path told = database.home().resolve("told");
            var settings = new KillSettings("", 0, told, lease, withoutInbox, secondTransaction);
            var ledger = new KillLedger(database, told);
            try (var cluster = new KillCluster(database, settings, log)) {
                var matrix = new KillMatrix(database, cluster, ledger, new Random(seed), stop, faults);
                return matrix.rounds(rounds, withoutInbox || secondTransaction);
            }
        } finally {
            System.out.println("what troubled the nodes is in " + log);
        }
    }

    private static String option(String[] arguments, String name, String otherwise) {
        String start = "--" + name + "=";
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(start))
                .map(argument -> argument.substring(start.length()))
                .findFirst()
                .orElse(otherwise);
    }

    private boolean rounds(int rounds, boolean untilRed) throws IOException, InterruptedException, SQLException {
        boolean green = true;
        long stuck = 0;
        for (int round = 1; round <= rounds && (green || !untilRed); round++) {
            // Every fault in turn, so that none is left to chance; the rest is.
            long late = round(round, faults.get((round - 1) % faults.size()));
            stuck += late;
            green &= late == 0 && before.twice() == 0 && before.reordered() == 0;
        }
        green &= before.lost() == 0;
        System.out.printf(
                Locale.ROOT,
                "sum: %,d changes, lost %d, applied twice %d, reordered %d, stuck %d; %d came again under their key%n",
                before.changes(),
                before.lost(),
                before.twice(),
                before.reordered(),
                stuck,
                before.again());
        System.out.println(green ? "nothing is wrong" : "SOMETHING IS WRONG");
        return green;
    }

    /** One round; returns how much had no effect in time. */
    private long round(int number, KillFault fault) throws IOException, InterruptedException, SQLException {
        int nodes = random.nextInt(FEWEST, MOST + 1);
        cluster.be(nodes);
        cluster.all("go");
        var scene = new KillFault.Scene(cluster, database, random, stop);
        KillFault.pause(WORK.plus(scene.some()));
        fault.on(scene);
        cluster.be(nodes);
        cluster.all("go");
        KillFault.pause(scene.some());
        cluster.all("quiet");
        long since = System.nanoTime();
        KillLedger.Account account = settled();
        KillLedger.Account own = account.since(before);
        before = account;
        long late = Math.max(0, own.lost()) + own.parked();
        System.out.printf(
                Locale.ROOT,
                "%4d %d nodes %-32s %5d changes lost %d twice %d reordered %d stuck %d again %d settled in %.1f s%n",
                number,
                nodes,
                fault,
                own.changes(),
                Math.max(0, own.lost()),
                own.twice(),
                own.reordered(),
                late,
                own.again(),
                (System.nanoTime() - since) / 1e9);
        return late;
    }

    /** Waits until every change has had its effects, so long at most, and until no more changes come. */
    private KillLedger.Account settled() throws IOException, SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        KillLedger.Account last = ledger.account();
        while (true) {
            KillFault.pause(LOOK);
            KillLedger.Account now = ledger.account();
            boolean quiet = now.changes() == last.changes();
            if ((quiet && now.isSettled()) || System.nanoTime() > until) {
                return now;
            }
            last = now;
        }
    }
}
