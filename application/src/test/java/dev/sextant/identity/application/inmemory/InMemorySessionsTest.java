package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Sessions;
import dev.sextant.identity.application.SessionsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemorySessionsTest extends SessionsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemorySessions sessions = new InMemorySessions(transactions);

    @Override
    protected Sessions sessions() {
        return sessions;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
