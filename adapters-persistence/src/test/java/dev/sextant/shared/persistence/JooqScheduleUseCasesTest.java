package dev.sextant.shared.persistence;

import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.ScheduleUseCasesContract;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqScheduleUseCasesTest extends ScheduleUseCasesContract {

    private static SchedulesOnPostgres store;

    @BeforeAll
    static void open() {
        store = new SchedulesOnPostgres(WORK);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    protected Schedules schedules() {
        return store.schedules();
    }

    @Override
    protected Jobs jobs() {
        return store.jobs();
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }
}
