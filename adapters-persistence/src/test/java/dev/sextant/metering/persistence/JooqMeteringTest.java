package dev.sextant.metering.persistence;

import dev.sextant.metering.application.MeteringContract;
import dev.sextant.metering.application.Stocks;
import dev.sextant.metering.application.UsageRecords;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqMeteringTest extends MeteringContract {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(16);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Override
    protected UsageRecords records() {
        return new JooqUsageRecords(stage.transactions());
    }

    @Override
    protected Stocks stocks() {
        return new JooqStocks(stage.transactions());
    }
}
