package dev.sextant.identity.persistence;

import dev.sextant.identity.application.IdentityFixtures;
import dev.sextant.identity.application.Throttles;
import dev.sextant.identity.application.ThrottlesContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqThrottlesTest extends ThrottlesContract {

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
    protected Throttles throttles() {
        return new JooqThrottles(stage.transactions(), Clock.fixed(IdentityFixtures.NOON, ZoneOffset.UTC));
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
