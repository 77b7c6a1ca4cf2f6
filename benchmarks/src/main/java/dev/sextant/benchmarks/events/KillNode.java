package dev.sextant.benchmarks.events;

import dev.sextant.bootstrap.logging.ProgramLog;
import dev.sextant.messaging.persistence.Relay;
import dev.sextant.messaging.persistence.RelaySettings;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.domain.UuidV7;
import dev.sextant.shared.persistence.JooqOutbox;
import dev.sextant.shared.persistence.JooqTransactions;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.Timeouts;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;

/**
 * A node of the kill matrix: appends events to aggregates that it shares with the other nodes, and delivers. It is told what to do in lines: {@code go} and {@code quiet} for its producers, {@code die} and {@code die-telling} for a
 * reaction that takes the whole process with it; it stops in order when no more lines come.
 */
final class KillNode {

    static final int TENANTS = 3;
    static final int AGGREGATES = 24;
    private static final int PRODUCERS = 3;
    private static final int APP_CONNECTIONS = 10;
    private static final int WORKER_CONNECTIONS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(15);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(100);
    private static final UserId SOMEBODY = new UserId(new UUID(0x019aa000_0000_7000L, 0x8000_0000_0000_0001L));

    private final KillSettings settings;
    private final JooqTransactions transactions;
    private final JooqOutbox outbox;
    private final KillEffects effects;
    private volatile boolean producing;

    private KillNode(KillSettings settings, JooqTransactions transactions, JooqOutbox outbox, KillEffects effects) {
        this.settings = settings;
        this.transactions = transactions;
        this.outbox = outbox;
        this.effects = effects;
    }

    /** Runs a node until no more lines come. */
    public static void main(String[] arguments) throws IOException {
        ProgramLog.to(System.err, System.getProperty("level", "warn"), false);
        var settings = KillSettings.of(arguments);
        try (var app = pool(settings, Role.APP, KillSettings.APP_PASSWORD, APP_CONNECTIONS);
                var worker = pool(settings, Role.WORKER, KillSettings.WORKER_PASSWORD, WORKER_CONNECTIONS)) {
            var transactions = new JooqTransactions(app.source(), Timeouts.standard());
            IdGenerator ids = new UuidV7(Clock.systemUTC(), new SecureRandom());
            var effects = new KillEffects(transactions, settings.ledger());
            List<Reaction> reactions = List.of(effects.noting(), effects.telling());
            try (var relay = new Relay(
                    transactions,
                    worker.source(),
                    ids,
                    EventContracts.of(),
                    RelaySettings.standard().withLease(settings.lease()),
                    settings.name(),
                    reactions)) {
                relay.start();
                var node = new KillNode(settings, transactions, new JooqOutbox(transactions, ids, relay), effects);
                for (int i = 0; i < PRODUCERS; i++) {
                    Thread.ofPlatform().daemon().start(node::produce);
                }
                System.out.println("ready");
                node.obey();
            }
        }
    }

    private static Pool pool(KillSettings settings, String role, String password, int size) {
        String url = "jdbc:postgresql://127.0.0.1:" + settings.port() + "/sextant";
        return Pool.open(Pool.Settings.standard(
                settings.name() + "-" + role, url, role, System.getenv().getOrDefault(password, ""), size));
    }

    private void obey() throws IOException {
        try (var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                switch (order) {
                    case "go" -> producing = true;
                    case "quiet" -> producing = false;
                    case "die" -> effects.dieNoting();
                    case "die-telling" -> effects.dieTelling();
                    default -> throw new IllegalArgumentException("no such order: " + order);
                }
            }
        }
    }

    private void produce() {
        while (true) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
            if (producing) {
                try {
                    change(ThreadLocalRandom.current().nextInt(AGGREGATES));
                } catch (RuntimeException trouble) {
                    // Whether it was committed is known to the tables alone, which is what they are compared by.
                    LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
                }
            }
        }
    }

    /** The next version of an aggregate, taken under the lock of its row, and its event. */
    private void change(int number) {
        var tenant = new TenantId(tenant(number));
        var actor = new Actor(tenant, SOMEBODY, Set.of(), "kill", Option.none());
        UUID aggregate = aggregate(number);
        if (settings.secondTransaction()) {
            long version = transactions
                    .<IllegalStateException, Long>write(
                            actor, () -> Either.right(next(transactions.dsl(actor), aggregate)))
                    .get();
            transactions.<IllegalStateException, Long>write(actor, () -> {
                outbox.append(actor, "kill", version, List.of(Happened.to(aggregate)));
                return Either.right(version);
            });
        } else {
            transactions.<IllegalStateException, Long>write(actor, () -> {
                long version = next(transactions.dsl(actor), aggregate);
                outbox.append(actor, "kill", version, List.of(Happened.to(aggregate)));
                return Either.right(version);
            });
        }
    }

    private static long next(DSLContext dsl, UUID aggregate) {
        return dsl.connectionResult(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE proof.aggregate SET version = version + 1 WHERE id = ? RETURNING version")) {
                update.setObject(1, aggregate);
                try (var rows = update.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /** The tenant of an aggregate. */
    static UUID tenant(int aggregate) {
        return new UUID(0x019aa000_0000_7000L, 0x8000_0000_0000_0100L | aggregate % TENANTS);
    }

    /** The id of an aggregate. */
    static UUID aggregate(int number) {
        return new UUID(0x019aa000_0000_7001L, 0x8000_0000_0000_0000L | number);
    }
}
