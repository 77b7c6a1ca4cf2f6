package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.shared.application.ChangeSchedule;
import dev.sextant.shared.application.CreateSchedule;
import dev.sextant.shared.application.DeleteSchedule;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.PresentPermissions;
import dev.sextant.shared.application.RunSchedules;
import dev.sextant.shared.application.SchedulableWork;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.IdGenerator;
import java.time.Clock;
import java.time.ZoneId;

/** Work that is done at times, on whatever storage is bound. */
public final class SchedulesModule extends AbstractModule {

    private final ZoneId usual;

    /**
     * Schedules.
     *
     * @param usual the zone of those that name none
     */
    public SchedulesModule(ZoneId usual) {
        this.usual = usual;
    }

    @Provides
    @Singleton
    SchedulableWork work(Jobs jobs) {
        return new SchedulableWork(jobs);
    }

    @Provides
    @Singleton
    SchedulesContext context(Schedules schedules, SchedulableWork work, IdGenerator ids, Clock clock) {
        return new SchedulesContext(
                schedules,
                new CreateSchedule(schedules, work, usual, ids, clock),
                new ChangeSchedule(schedules, work, usual, clock),
                new DeleteSchedule(schedules));
    }

    @Provides
    @Singleton
    RunSchedules rounds(
            Schedules schedules,
            Jobs jobs,
            SchedulableWork work,
            PresentPermissions permissions,
            Transactions transactions) {
        return new RunSchedules(schedules, jobs, work, permissions, transactions);
    }
}
