package dev.sextant.shared.persistence;

import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.Transactions;
import java.time.Clock;

/** What the contracts of schedules ask for, on a database of its own. */
final class SchedulesOnPostgres implements AutoCloseable {

    private final Stage stage = new Stage(8);
    private final SchedulerJobs jobs = new SchedulerJobs(
            stage.transactions(), stage.database().worker(), stage.ids(), Clock.systemUTC(), JobSettings.standard());

    SchedulesOnPostgres(JobHandler work) {
        jobs.register(work);
    }

    Schedules schedules() {
        return new JooqSchedules(stage.transactions(), stage.database().worker());
    }

    Jobs jobs() {
        return jobs;
    }

    Transactions transactions() {
        return stage.transactions();
    }

    @Override
    public void close() {
        stage.close();
    }
}
