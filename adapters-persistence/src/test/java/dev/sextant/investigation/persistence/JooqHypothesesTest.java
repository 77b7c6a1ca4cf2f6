package dev.sextant.investigation.persistence;

import dev.sextant.investigation.application.Hypotheses;
import dev.sextant.investigation.application.HypothesesContract;
import dev.sextant.investigation.application.HypothesisQueries;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqHypothesesTest extends HypothesesContract {

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
    protected Hypotheses hypotheses() {
        return new JooqHypotheses(stage.transactions());
    }

    @Override
    protected HypothesisQueries queries() {
        return new JooqHypotheses(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
