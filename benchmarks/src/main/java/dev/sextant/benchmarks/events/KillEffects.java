package dev.sextant.benchmarks.events;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.persistence.JooqTransactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiConsumer;

/** The reactions of a node: one writes its effects into the same database, the other into a file that all nodes append to, with the idempotency key of the delivery. Either can take the process with it, after its effect. */
final class KillEffects {

    private static final RetryRule RETRY = new RetryRule(10, Duration.ofMillis(100), Duration.ofSeconds(1), 0.2);
    private static final int KILLED = 137;

    private final JooqTransactions transactions;
    private final FileChannel ledger;
    private volatile boolean dieNoting;
    private volatile boolean dieTelling;

    KillEffects(JooqTransactions transactions, Path ledger) throws IOException {
        this.transactions = transactions;
        this.ledger = FileChannel.open(ledger, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The next effect in the database is the last thing that this process does. */
    void dieNoting() {
        dieNoting = true;
    }

    /** The next effect outside is the last thing that this process does. */
    void dieTelling() {
        dieTelling = true;
    }

    Reaction noting() {
        return new Effects("kill.noting", Reaction.Effect.TRANSACTIONAL, this::note);
    }

    Reaction telling() {
        return new Effects("kill.telling", Reaction.Effect.AT_LEAST_ONCE, this::tell);
    }

    private void note(Actor actor, ReceivedEvent event) {
        transactions.dsl(actor).connection(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO proof.effect (aggregate, version, event) VALUES (?, ?, ?)")) {
                insert.setObject(1, event.subject().id());
                insert.setLong(2, event.subject().version());
                insert.setObject(3, event.id());
                insert.executeUpdate();
            }
        });
        if (dieNoting) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private void tell(Actor actor, ReceivedEvent event) {
        String line = event.delivery() + " " + event.subject().id() + " "
                + event.subject().version() + "\n";
        try {
            ledger.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        if (dieTelling) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private record Effects(String name, Effect effect, BiConsumer<Actor, ReceivedEvent> work) implements Reaction {

        @Override
        public Set<EventKind> to() {
            return Set.of();
        }

        @Override
        public RetryRule retry() {
            return RETRY;
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            work.accept(actor, event);
        }
    }
}
