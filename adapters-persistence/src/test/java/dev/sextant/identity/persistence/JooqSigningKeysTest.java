package dev.sextant.identity.persistence;

import dev.sextant.identity.application.SigningKeys;
import dev.sextant.identity.application.SigningKeysContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqSigningKeysTest extends SigningKeysContract {

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
    protected SigningKeys keys() {
        return new JooqSigningKeys(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
