package dev.sextant.identity.persistence;

import dev.sextant.identity.application.IdentityQueriesContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqIdentityQueriesTest extends IdentityQueriesContract {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(2);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected Questions ask() {
        return new Questions(
                new JooqAccountQueries(stage.transactions()),
                new JooqOrganizationQueries(stage.transactions()),
                new JooqMemberQueries(stage.transactions()),
                new JooqPeopleQueries(stage.transactions()),
                new JooqTeamQueries(stage.transactions()),
                new JooqRoleQueries(stage.transactions()),
                new JooqInvitationQueries(stage.transactions()),
                new JooqApiKeyQueries(stage.transactions()));
    }

    @Override
    protected Rows rows() {
        return new Rows(
                new JooqUsers(stage.transactions()),
                new JooqOrganizations(stage.transactions()),
                new JooqMemberships(stage.transactions()),
                new JooqTeams(stage.transactions()),
                new JooqRoles(stage.transactions()),
                new JooqInvitations(stage.transactions()),
                new JooqApiKeys(stage.transactions()));
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
