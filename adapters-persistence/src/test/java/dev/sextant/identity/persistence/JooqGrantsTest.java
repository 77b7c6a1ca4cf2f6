package dev.sextant.identity.persistence;

import dev.sextant.identity.application.Grants;
import dev.sextant.identity.application.GrantsContract;
import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.application.Roles;
import dev.sextant.identity.application.Teams;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqGrantsTest extends GrantsContract {

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
    protected Grants grants() {
        return new JooqGrants(stage.transactions());
    }

    @Override
    protected Organizations organizations() {
        return new JooqOrganizations(stage.transactions());
    }

    @Override
    protected Memberships memberships() {
        return new JooqMemberships(stage.transactions());
    }

    @Override
    protected Roles roles() {
        return new JooqRoles(stage.transactions());
    }

    @Override
    protected Teams teams() {
        return new JooqTeams(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
