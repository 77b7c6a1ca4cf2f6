package dev.sextant.benchmarks.events;

import dev.sextant.bootstrap.logging.ProgramLog;
import io.vavr.control.Option;
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
 * <p>Arguments: how many rounds (20), the seed (1), then any of {@code --lease=MILLIS} (2000), {@code --stop=MILLIS} (a lease and a half), {@code --only=FAULT,FAULT}, and the deliberate faults {@code --without-inbox} and
 * {@code --outbox-in-second-transaction}, which must be found: with one of these the program ends at the first round in which something is wrong. Exit code 1 when anything was wrong.
 */
public final class KillMatrix {

    /** The deliberate fault: what is noted in the inbox is forgotten in the same transaction, in whatever words it was noted. */
    private static final String FORGETFUL_INBOX =
            "CREATE FUNCTION proof.forget() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
                    + " $$ BEGIN DELETE FROM messaging.inbox WHERE event_id = NEW.event_id; RETURN NULL; END $$;"
                    + "CREATE TRIGGER forget AFTER INSERT ON messaging.inbox FOR EACH ROW EXECUTE FUNCTION proof.forget()";

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

    /**
     * What came of all rounds.
     *
     * @param account of changes and their effects at the end
     * @param stuck how many effects were missing when a round's time was over, all rounds together
     */
    record Result(KillLedger.Account account, long stuck) {

        /** Whether everything had its effect once, in order and in time. */
        boolean isGreen() {
            return account.lost() == 0 && account.twice() == 0 && account.reordered() == 0 && stuck == 0;
        }
    }

    /** Runs the rounds, prints the ledger of each and the sum, and ends the process. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        ProgramLog.to(System.err, "error", false);
        Path log = Files.createTempFile("sextant-kill-matrix", ".log");
        Result result;
        try {
            result = run(Options.of(arguments), Option.none(), log);
        } finally {
            System.out.println("what troubled the nodes is in " + log);
        }
        System.out.println(result.isGreen() ? "nothing is wrong" : "SOMETHING IS WRONG");
        System.exit(result.isGreen() ? 0 : 1);
    }

    /**
     * Runs the rounds, and prints the ledger of each and the sum. Whatever it started is gone when it returns.
     *
     * @param programs where the programs of PostgreSQL are unpacked, or are already; none for a place of its own
     * @param log where the nodes say what troubles them
     */
    static Result run(Options options, Option<Path> programs, Path log)
            throws IOException, InterruptedException, SQLException {
        int rounds = Integer.parseInt(options.word(0, "20"));
        long seed = Long.parseLong(options.word(1, "1"));
        Duration lease = Duration.ofMillis(options.number("lease", 2_000));
        Duration stop = Duration.ofMillis(options.number("stop", lease.toMillis() * 3 / 2));
        String only = options.text("only", "");
        List<KillFault> faults = only.isEmpty()
                ? List.of(KillFault.values())
                : Arrays.stream(only.split(",", -1)).map(KillFault::valueOf).toList();
        boolean withoutInbox = options.has("without-inbox");
        boolean secondTransaction = options.has("outbox-in-second-transaction");
        try (var database = EventDatabase.startForNodes(programs)) {
            Path told = database.home().resolve("told");
            var settings = new KillSettings("", 0, told, lease, secondTransaction);
            var ledger = new KillLedger(database, told);
            if (withoutInbox) {
                database.execute(FORGETFUL_INBOX);
            }
            try (var cluster = new KillCluster(database, settings, log)) {
                var matrix = new KillMatrix(database, cluster, ledger, new Random(seed), stop, faults);
                return matrix.rounds(rounds, withoutInbox || secondTransaction);
            }
        }
    }

    private Result rounds(int rounds, boolean untilRed) throws IOException, InterruptedException, SQLException {
        long stuck = 0;
        boolean green = true;
        for (int round = 1; round <= rounds && (green || !untilRed); round++) {
            // Every fault in turn, so that none is left to chance; the rest is.
            stuck += round(round, faults.get((round - 1) % faults.size()));
            green = new Result(before, stuck).isGreen();
        }
        System.out.printf(
                Locale.ROOT,
                "sum: %,d changes, lost %d, applied twice %d, reordered %d, stuck %d; %d came again under their key%n",
                before.changes(),
                before.lost(),
                before.twice(),
                before.reordered(),
                stuck,
                before.again());
        return new Result(before, stuck);
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
