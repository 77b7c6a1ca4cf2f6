package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Roles;
import dev.sextant.identity.application.RolesContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryRolesTest extends RolesContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryRoles roles = new InMemoryRoles(transactions);

    @Override
    protected Roles roles() {
        return roles;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
