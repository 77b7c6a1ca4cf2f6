package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Grants;
import dev.sextant.identity.application.GrantsContract;
import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.application.Roles;
import dev.sextant.identity.application.Teams;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryGrantsTest extends GrantsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
    private final InMemoryMemberships memberships = new InMemoryMemberships(transactions);
    private final InMemoryRoles roles = new InMemoryRoles(transactions);
    private final InMemoryTeams teams = new InMemoryTeams(transactions);
    private final InMemoryGrants grants = new InMemoryGrants(organizations, memberships, roles, teams);

    @Override
    protected Grants grants() {
        return grants;
    }

    @Override
    protected Organizations organizations() {
        return organizations;
    }

    @Override
    protected Memberships memberships() {
        return memberships;
    }

    @Override
    protected Roles roles() {
        return roles;
    }

    @Override
    protected Teams teams() {
        return teams;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
