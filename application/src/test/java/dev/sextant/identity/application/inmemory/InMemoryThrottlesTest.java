package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Throttles;
import dev.sextant.identity.application.ThrottlesContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryThrottlesTest extends ThrottlesContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryThrottles throttles = new InMemoryThrottles(transactions);

    @Override
    protected Throttles throttles() {
        return throttles;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
