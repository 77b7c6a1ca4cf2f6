package dev.sextant.benchmarks.events;

import dev.sextant.bootstrap.workspace.LocalWorkspace;
import dev.sextant.messaging.persistence.Relay;
import dev.sextant.messaging.persistence.RelaySettings;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
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
    public Run start(Handling handling) {
        if (emptied) {
            database.execute(EMPTY);
        }
        IdGenerator ids = new UuidV7(Clock.systemUTC(), new SecureRandom());
        long round = database.number("SELECT count(*) FROM messaging.subscriber");
        var relay = new Relay(
                database.transactions(),
                database.worker(),
                ids,
                EventContracts.of(),
                RelaySettings.standard(),
                "benchmark",
                List.of(new Noted("benchmark.when_happened_" + round, effect, emptied, handling, round)));
        relay.start();
        long lanes = (round + 1) * RelaySettings.standard().lanes();
        while (database.number("SELECT count(*) FROM messaging.lane WHERE token > 0") < lanes) {
            LockSupport.parkNanos(MOMENT);
        }
        var outbox = new JooqOutbox(database.transactions(), ids, relay);
        return new Running(database, outbox, relay, round);
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

    /** Hands events on to be noted; those of earlier rounds are none of its business. */
    private record Noted(String name, Effect effect, boolean fromBeginning, Handling handling, long round)
            implements Reaction {

        @Override
        public Set<EventKind> to() {
            return Set.of();
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            UUID aggregate = event.subject().id();
            int number = (int) aggregate.getLeastSignificantBits();
            if (aggregate.equals(id(round, number))) {
                handling.handle(
                        new Numbered(number, Math.toIntExact(event.subject().version())));
            }
        }
    }
}
