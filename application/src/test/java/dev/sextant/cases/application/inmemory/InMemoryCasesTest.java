package dev.sextant.cases.application.inmemory;

import dev.sextant.cases.application.Cases;
import dev.sextant.cases.application.CasesContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryCasesTest extends CasesContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryCases cases = new InMemoryCases(transactions);

    @Override
    protected Cases cases() {
        return cases;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
