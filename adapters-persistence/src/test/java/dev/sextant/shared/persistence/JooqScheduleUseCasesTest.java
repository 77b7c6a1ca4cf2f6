package dev.sextant.shared.persistence;

import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.ScheduleUseCasesContract;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.Transactions;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqScheduleUseCasesTest extends ScheduleUseCasesContract {

    private static Stage stage;
    private static SchedulerJobs jobs;

    @BeforeAll
    static void open() {
        stage = new Stage(8);
        jobs = new SchedulerJobs(
                stage.transactions(),
                stage.database().worker(),
                stage.ids(),
                Clock.systemUTC(),
                JobSettings.standard());
        jobs.register(WORK);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected Schedules schedules() {
        return new JooqSchedules(stage.transactions(), stage.database().worker());
    }

    @Override
    protected Jobs jobs() {
        return jobs;
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }
}
