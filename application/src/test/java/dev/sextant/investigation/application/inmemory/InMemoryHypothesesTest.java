package dev.sextant.investigation.application.inmemory;

import dev.sextant.investigation.application.Hypotheses;
import dev.sextant.investigation.application.HypothesesContract;
import dev.sextant.investigation.application.HypothesisQueries;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryHypothesesTest extends HypothesesContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryHypotheses hypotheses = new InMemoryHypotheses(transactions);

    @Override
    protected Hypotheses hypotheses() {
        return hypotheses;
    }

    @Override
    protected HypothesisQueries queries() {
        return hypotheses;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
