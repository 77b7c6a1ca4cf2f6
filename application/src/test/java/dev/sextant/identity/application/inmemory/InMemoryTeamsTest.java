package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.application.Teams;
import dev.sextant.identity.application.TeamsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryTeamsTest extends TeamsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTeams teams = new InMemoryTeams(transactions);
    private final InMemoryMemberships memberships = new InMemoryMemberships(transactions);

    @Override
    protected Teams teams() {
        return teams;
    }

    @Override
    protected Memberships memberships() {
        return memberships;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
