package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.Inbox;
import dev.sextant.messaging.application.InboxContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryInboxTest extends InboxContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final Inbox inbox = new InMemoryInbox(transactions);

    @Override
    protected Inbox inbox() {
        return inbox;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
