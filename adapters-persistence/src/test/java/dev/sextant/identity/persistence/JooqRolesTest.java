package dev.sextant.identity.persistence;

import dev.sextant.identity.application.Roles;
import dev.sextant.identity.application.RolesContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqRolesTest extends RolesContract {

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
    protected Roles roles() {
        return new JooqRoles(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
