package dev.sextant.investigation.persistence;

import dev.sextant.investigation.application.SolutionQueries;
import dev.sextant.investigation.application.Solutions;
import dev.sextant.investigation.application.SolutionsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqSolutionsTest extends SolutionsContract {

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
    protected Solutions solutions() {
        return new JooqSolutions(stage.transactions());
    }

    @Override
    protected SolutionQueries queries() {
        return new JooqSolutions(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
