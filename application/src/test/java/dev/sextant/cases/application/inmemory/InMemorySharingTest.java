package dev.sextant.cases.application.inmemory;

import dev.sextant.cases.application.CaseMessages;
import dev.sextant.cases.application.CaseQueries;
import dev.sextant.cases.application.Cases;
import dev.sextant.cases.application.SharingContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemorySharingTest extends SharingContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryCases cases = new InMemoryCases(transactions);
    private final InMemoryCaseQueries queries = new InMemoryCaseQueries(cases);

    @Override
    protected CaseQueries queries() {
        return queries;
    }

    @Override
    protected Cases cases() {
        return cases;
    }

    @Override
    protected CaseMessages messages() {
        return cases;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
