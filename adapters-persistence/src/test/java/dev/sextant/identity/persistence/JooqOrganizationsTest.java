package dev.sextant.identity.persistence;

import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.application.OrganizationsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqOrganizationsTest extends OrganizationsContract {

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
    protected Organizations organizations() {
        return new JooqOrganizations(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
