package dev.sextant.cases.persistence;

import dev.sextant.cases.application.CaseMessages;
import dev.sextant.cases.application.CaseQueries;
import dev.sextant.cases.application.Cases;
import dev.sextant.cases.application.SharingContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqSharingTest extends SharingContract {

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
    protected CaseQueries queries() {
        return new JooqCaseQueries(stage.transactions());
    }

    @Override
    protected Cases cases() {
        return new JooqCases(stage.transactions());
    }

    @Override
    protected CaseMessages messages() {
        return new JooqCaseMessages(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
