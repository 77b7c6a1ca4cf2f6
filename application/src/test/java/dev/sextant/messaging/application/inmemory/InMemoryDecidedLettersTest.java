package dev.sextant.messaging.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.messaging.application.DeadLetterQueries;
import dev.sextant.messaging.application.DeadLetters;
import dev.sextant.messaging.application.DecidedLettersContract;
import dev.sextant.messaging.application.RelayCall;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryRelay;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

class InMemoryDecidedLettersTest extends DecidedLettersContract {

    private final IdGenerator ids = new UuidV7(Clock.systemUTC(), new SecureRandom());
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryRelay relay = new InMemoryRelay(transactions, EventContracts.of());
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, relay, ids);
    private final InMemoryDeadLetters letters = new InMemoryDeadLetters(transactions, Clock.systemUTC());
    private final InMemoryRelayCall call = new InMemoryRelayCall(relay, letters, transactions, ids, Clock.systemUTC());

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected DeadLetters letters() {
        return letters;
    }

    @Override
    protected DeadLetterQueries queries() {
        return letters;
    }

    @Override
    protected RelayCall relay() {
        return call;
    }

    @Override
    protected void deliverTo(Reaction reaction) {
        relay.subscribe(reaction);
    }

    @Override
    protected void append(Actor actor, UUID subject, long version) {
        var event = new CaseEvent.CaseTagged(new CaseId(subject), new Tag("v" + version), actor.user(), Instant.EPOCH);
        transactions.<RuntimeException, Boolean>write(actor, () -> {
            outbox.append(actor, "case", version, List.of(event));
            return Either.right(true);
        });
    }

    /** Everything is delivered before the call returns that committed it. */
    @Override
    protected void await(BooleanSupplier condition) {
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
