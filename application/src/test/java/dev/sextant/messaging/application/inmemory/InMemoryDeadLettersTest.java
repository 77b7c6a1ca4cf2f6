package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.DeadLetterQueries;
import dev.sextant.messaging.application.DeadLetterQueries.ContentView;
import dev.sextant.messaging.application.DeadLetterQueries.LetterView;
import dev.sextant.messaging.application.DeadLetters;
import dev.sextant.messaging.application.DeadLettersContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

class InMemoryDeadLettersTest extends DeadLettersContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryDeadLetters letters = new InMemoryDeadLetters(transactions, Clock.systemUTC());

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
    protected void add(Actor actor, LetterView view, Option<ContentView> content) {
        transactions.write(actor, () -> {
            letters.add(actor, view, content);
            return Either.right(view);
        });
    }

    @Override
    protected Option<String> reason(Actor actor, LetterView discarded) {
        return transactions.read(actor, () -> letters.reason(actor, discarded.id()));
    }
}
