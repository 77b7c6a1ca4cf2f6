package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.application.OrganizationsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryOrganizationsTest extends OrganizationsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);

    @Override
    protected Organizations organizations() {
        return organizations;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
