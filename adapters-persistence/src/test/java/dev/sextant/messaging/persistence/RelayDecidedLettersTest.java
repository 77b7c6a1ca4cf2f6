package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.DeadLetterQueries;
import dev.sextant.messaging.application.DeadLetters;
import dev.sextant.messaging.application.DecidedLettersContract;
import dev.sextant.messaging.application.RelayCall;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class RelayDecidedLettersTest extends DecidedLettersContract {

    private final Delivering delivering = new Delivering();

    /** A database with one relay. */
    private static final class Delivering extends RelayStage {}

    @BeforeEach
    void open() {
        delivering.open();
    }

    @AfterEach
    void close() {
        delivering.close();
    }

    @Override
    protected Transactions transactions() {
        return delivering.stage.transactions();
    }

    @Override
    protected DeadLetters letters() {
        return new JooqDeadLetters(delivering.stage.transactions());
    }

    @Override
    protected DeadLetterQueries queries() {
        return new JooqDeadLetters(delivering.stage.transactions());
    }

    @Override
    protected RelayCall relay() {
        return delivering.relays.getFirst()::look;
    }

    @Override
    protected void deliverTo(Reaction reaction) {
        delivering.relay(reaction);
    }

    @Override
    protected void append(Actor actor, UUID subject, long version) {
        delivering.append(actor, subject, version);
    }

    @Override
    protected void await(BooleanSupplier condition) {
        RelayStage.await(condition);
    }
}
