package dev.sextant.bootstrap.wiring;

import dev.sextant.identity.application.AccountQueries;
import dev.sextant.identity.application.ApiKeyQueries;
import dev.sextant.identity.application.ApiKeys;
import dev.sextant.identity.application.Grants;
import dev.sextant.identity.application.InvitationQueries;
import dev.sextant.identity.application.Invitations;
import dev.sextant.identity.application.MemberQueries;
import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.application.OrganizationQueries;
import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.application.PeopleQueries;
import dev.sextant.identity.application.RoleQueries;
import dev.sextant.identity.application.Roles;
import dev.sextant.identity.application.Secrets;
import dev.sextant.identity.application.Sessions;
import dev.sextant.identity.application.SigningKeys;
import dev.sextant.identity.application.TeamQueries;
import dev.sextant.identity.application.Teams;
import dev.sextant.identity.application.Throttles;
import dev.sextant.identity.application.Users;
import dev.sextant.identity.persistence.JooqAccountQueries;
import dev.sextant.identity.persistence.JooqApiKeyQueries;
import dev.sextant.identity.persistence.JooqApiKeys;
import dev.sextant.identity.persistence.JooqGrants;
import dev.sextant.identity.persistence.JooqInvitationQueries;
import dev.sextant.identity.persistence.JooqInvitations;
import dev.sextant.identity.persistence.JooqMemberQueries;
import dev.sextant.identity.persistence.JooqMemberships;
import dev.sextant.identity.persistence.JooqOrganizationQueries;
import dev.sextant.identity.persistence.JooqOrganizations;
import dev.sextant.identity.persistence.JooqPeopleQueries;
import dev.sextant.identity.persistence.JooqRoleQueries;
import dev.sextant.identity.persistence.JooqRoles;
import dev.sextant.identity.persistence.JooqSecrets;
import dev.sextant.identity.persistence.JooqSessions;
import dev.sextant.identity.persistence.JooqSigningKeys;
import dev.sextant.identity.persistence.JooqTeamQueries;
import dev.sextant.identity.persistence.JooqTeams;
import dev.sextant.identity.persistence.JooqThrottles;
import dev.sextant.identity.persistence.JooqUsers;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.time.Clock;

/** Everything that the context {@code identity} keeps and asks. */
record IdentityStores(
        Users users,
        Organizations organizations,
        Memberships memberships,
        Teams teams,
        Roles roles,
        Invitations invitations,
        ApiKeys apiKeys,
        Sessions sessions,
        Secrets secrets,
        Grants grants,
        Throttles throttles,
        SigningKeys signingKeys,
        AccountQueries accountQueries,
        OrganizationQueries organizationQueries,
        MemberQueries memberQueries,
        PeopleQueries peopleQueries,
        InvitationQueries invitationQueries,
        RoleQueries roleQueries,
        TeamQueries teamQueries,
        ApiKeyQueries apiKeyQueries) {

    /**
     * In PostgreSQL.
     *
     * @param sessions where sessions are kept instead
     */
    static IdentityStores onPostgres(JooqTransactions transactions, Clock clock, Option<Sessions> sessions) {
        return new IdentityStores(
                new JooqUsers(transactions),
                new JooqOrganizations(transactions),
                new JooqMemberships(transactions),
                new JooqTeams(transactions),
                new JooqRoles(transactions),
                new JooqInvitations(transactions),
                new JooqApiKeys(transactions),
                sessions.getOrElse(() -> new JooqSessions(transactions)),
                new JooqSecrets(transactions, clock),
                new JooqGrants(transactions),
                new JooqThrottles(transactions, clock),
                new JooqSigningKeys(transactions),
                new JooqAccountQueries(transactions),
                new JooqOrganizationQueries(transactions),
                new JooqMemberQueries(transactions),
                new JooqPeopleQueries(transactions),
                new JooqInvitationQueries(transactions),
                new JooqRoleQueries(transactions),
                new JooqTeamQueries(transactions),
                new JooqApiKeyQueries(transactions));
    }
}
