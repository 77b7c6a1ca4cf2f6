package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.SigningKeys;
import dev.sextant.identity.application.SigningKeysContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemorySigningKeysTest extends SigningKeysContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemorySigningKeys keys = new InMemorySigningKeys(transactions);

    @Override
    protected SigningKeys keys() {
        return keys;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
