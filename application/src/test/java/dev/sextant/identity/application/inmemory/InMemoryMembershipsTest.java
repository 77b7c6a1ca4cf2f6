package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.application.MembershipsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryMembershipsTest extends MembershipsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryMemberships memberships = new InMemoryMemberships(transactions);

    @Override
    protected Memberships memberships() {
        return memberships;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
