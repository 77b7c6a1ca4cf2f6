package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.ScheduleUseCasesContract;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.Transactions;
import java.time.Clock;
import java.util.UUID;

class InMemoryScheduleUseCasesTest extends ScheduleUseCasesContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemorySchedules schedules = new InMemorySchedules(transactions, Clock.systemUTC());
    private final InMemoryJobs jobs = new InMemoryJobs(transactions, UUID::randomUUID, Clock.systemUTC(), work -> {});

    InMemoryScheduleUseCasesTest() {
        jobs.register(WORK);
    }

    @Override
    protected Schedules schedules() {
        return schedules;
    }

    @Override
    protected Jobs jobs() {
        return jobs;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
