package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.IdentityQueriesContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryIdentityQueriesTest extends IdentityQueriesContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryUsers users = new InMemoryUsers(transactions);
    private final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
    private final InMemoryMemberships memberships = new InMemoryMemberships(transactions);
    private final InMemoryTeams teams = new InMemoryTeams(transactions);
    private final InMemoryRoles roles = new InMemoryRoles(transactions);
    private final InMemoryInvitations invitations = new InMemoryInvitations(transactions);
    private final InMemoryApiKeys keys = new InMemoryApiKeys(transactions);

    @Override
    protected Questions ask() {
        return new Questions(
                new InMemoryAccountQueries(users),
                new InMemoryOrganizationQueries(organizations),
                new InMemoryMemberQueries(memberships),
                new InMemoryPeopleQueries(memberships, users),
                new InMemoryTeamQueries(teams),
                new InMemoryRoleQueries(roles),
                new InMemoryInvitationQueries(invitations),
                new InMemoryApiKeyQueries(keys));
    }

    @Override
    protected Rows rows() {
        return new Rows(users, organizations, memberships, teams, roles, invitations, keys);
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
