package dev.sextant.benchmarks.events;

import dev.sextant.bootstrap.workspace.LocalWorkspace;
import dev.sextant.messaging.persistence.Relay;
import dev.sextant.messaging.persistence.RelaySettings;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import dev.sextant.shared.persistence.JooqOutbox;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The outbox and the relay of this suite, with the settings of a server. */
final class SextantOutbox implements Contestant {

    /** Of the ids of aggregates, which end with their number. */
    private static final long HIGH = 0x019aa000_0000_7000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long MOMENT = 10_000_000;

    private static final String EMPTY =
            "TRUNCATE shared.outbox, messaging.inbox, messaging.parked, messaging.lane, messaging.subscriber, messaging.node";

    private final EventDatabase database;
    private final Reaction.Effect effect;
    private final boolean emptied;

    /**
     * Such an outbox.
     *
     * @param effect where the effects of the reaction are
     * @param emptied whether the tables are emptied at each start
     */
    SextantOutbox(EventDatabase database, Reaction.Effect effect, boolean emptied) {
        this.database = database;
        this.effect = effect;
        this.emptied = emptied;
    }

    @Override
    public String name() {
        return effect == Reaction.Effect.TRANSACTIONAL ? "Sextant, exactly once" : "Sextant, at least once";
    }

    @Override
    public List<String> eventTables() {
        return List.of("shared.outbox%", "messaging.inbox%");
    }

    @Override
    public List<String> otherTables() {
        return List.of("messaging.lane", "messaging.node", "messaging.subscriber", "messaging.parked");
    }

    @Override
    public Run start(Handling handling) {
        if (emptied) {
            database.execute(EMPTY);
        }
        long round = database.number("SELECT count(*) FROM messaging.subscriber");
        return start(
                database,
                round,
                List.of(new Noted("benchmark.when_happened_" + round, effect, emptied, handling, round)));
    }

    /**
     * Begins to deliver to reactions, each in as many lanes as a server gives it, and waits until this program has them all.
     *
     * @param round tells the aggregates of this run from those of others
     */
    static Run start(EventDatabase database, long round, List<Reaction> reactions) {
        IdGenerator ids = new UuidV7(Clock.systemUTC(), new SecureRandom());
        var relay = new Relay(
                database.transactions(),
                database.worker(),
                ids,
                EventContracts.of(),
                RelaySettings.standard(),
                "benchmark",
                reactions);
        relay.start();
        long lanes = (long) reactions.size() * RelaySettings.standard().lanes();
        while (database.number("SELECT count(*) FROM messaging.lane WHERE node IS NOT NULL") < lanes) {
            LockSupport.parkNanos(MOMENT);
        }
        return new Running(database, new JooqOutbox(database.transactions(), ids, relay), relay, round);
    }

    /** The id of an aggregate; those of different rounds differ. */
    static UUID id(long round, int aggregate) {
        return new UUID(HIGH, VARIANT | round << Integer.SIZE | aggregate);
    }

    private record Running(EventDatabase database, JooqOutbox outbox, Relay relay, long round) implements Run {

        @Override
        public void append(List<Numbered> events) {
            Actor actor = LocalWorkspace.actor(Set.of(), "benchmark");
            database.transactions().<IllegalStateException, Integer>write(actor, () -> {
                for (Numbered event : events) {
                    UUID aggregate = id(round, event.aggregate());
                    outbox.append(actor, "benchmark", event.version(), List.of(Happened.to(aggregate)));
                }
                return Either.right(events.size());
            });
        }

        @Override
        public void close() {
            relay.close();
        }
    }
}
