package dev.sextant.identity.persistence;

import dev.sextant.identity.application.IdentityFixtures;
import dev.sextant.identity.application.Secrets;
import dev.sextant.identity.application.SecretsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqSecretsTest extends SecretsContract {

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
    protected Secrets secrets() {
        return new JooqSecrets(stage.transactions(), Clock.fixed(IdentityFixtures.NOON, ZoneOffset.UTC));
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
