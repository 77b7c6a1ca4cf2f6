package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.ApiKeys;
import dev.sextant.identity.application.ApiKeysContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryApiKeysTest extends ApiKeysContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryApiKeys keys = new InMemoryApiKeys(transactions);

    @Override
    protected ApiKeys keys() {
        return keys;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
