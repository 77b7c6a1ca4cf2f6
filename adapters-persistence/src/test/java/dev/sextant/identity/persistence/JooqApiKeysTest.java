package dev.sextant.identity.persistence;

import dev.sextant.identity.application.ApiKeys;
import dev.sextant.identity.application.ApiKeysContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqApiKeysTest extends ApiKeysContract {

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
    protected ApiKeys keys() {
        return new JooqApiKeys(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
