package dev.sextant.identity.persistence;

import dev.sextant.identity.application.AccountList;
import dev.sextant.identity.application.AccountListContract;
import dev.sextant.identity.application.Users;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SqlAccountListTest extends AccountListContract {

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
    protected AccountList list() {
        return new SqlAccountList(stage.database().login(Role.OWNER));
    }

    @Override
    protected Users users() {
        return new JooqUsers(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
