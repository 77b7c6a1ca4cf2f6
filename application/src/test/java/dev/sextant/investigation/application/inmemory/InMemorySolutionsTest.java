package dev.sextant.investigation.application.inmemory;

import dev.sextant.investigation.application.SolutionQueries;
import dev.sextant.investigation.application.Solutions;
import dev.sextant.investigation.application.SolutionsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemorySolutionsTest extends SolutionsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemorySolutions solutions = new InMemorySolutions(transactions);

    @Override
    protected Solutions solutions() {
        return solutions;
    }

    @Override
    protected SolutionQueries queries() {
        return solutions;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
