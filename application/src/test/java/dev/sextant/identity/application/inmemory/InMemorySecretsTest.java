package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Secrets;
import dev.sextant.identity.application.SecretsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemorySecretsTest extends SecretsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemorySecrets secrets = new InMemorySecrets(transactions);

    @Override
    protected Secrets secrets() {
        return secrets;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
