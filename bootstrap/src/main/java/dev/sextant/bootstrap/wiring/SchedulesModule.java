package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.shared.application.ChangeSchedule;
import dev.sextant.shared.application.CreateSchedule;
import dev.sextant.shared.application.DeleteSchedule;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.PresentPermissions;
import dev.sextant.shared.application.RunSchedules;
import dev.sextant.shared.application.SchedulableWork;
import dev.sextant.shared.application.ScheduleBook;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.TenantClocks;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.IdGenerator;
import java.time.Clock;

/** Work that is done at times, on whatever storage is bound. */
public final class SchedulesModule extends AbstractModule {

    @Provides
    @Singleton
    SchedulableWork work(Jobs jobs) {
        return new SchedulableWork(jobs);
    }

    @Provides
    @Singleton
    ScheduleBook book(Schedules schedules, TenantClocks clocks, Outbox outbox, Clock clock) {
        return new ScheduleBook(schedules, clocks, outbox, clock);
    }

    @Provides
    @Singleton
    SchedulesContext context(Schedules schedules, ScheduleBook book, SchedulableWork work, IdGenerator ids) {
        return new SchedulesContext(
                schedules,
                new CreateSchedule(book, work, ids),
                new ChangeSchedule(book, work),
                new DeleteSchedule(book));
    }

    @Provides
    @Singleton
    RunSchedules rounds(
            ScheduleBook book,
            Jobs jobs,
            SchedulableWork work,
            PresentPermissions permissions,
            Transactions transactions) {
        return new RunSchedules(book, jobs, work, permissions, transactions);
    }
}
