package dev.sextant.shared.web;

import dev.sextant.shared.application.ChangeSchedule;
import dev.sextant.shared.application.CreateSchedule;
import dev.sextant.shared.application.DeleteSchedule;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.SchedulableWork;
import dev.sextant.shared.application.ScheduleBook;
import dev.sextant.shared.application.SchedulePermissions;
import dev.sextant.shared.application.TenantClocks;
import dev.sextant.shared.application.inmemory.InMemoryJobs;
import dev.sextant.shared.application.inmemory.InMemorySchedules;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.ZoneId;

/** Schedules of a program in memory. */
final class ScheduledInMemory {

    private ScheduledInMemory() {}

    /** The operations on them. */
    static ScheduleRoutes routes(
            InMemoryTransactions stored,
            Handling handling,
            InMemoryJobs jobs,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        jobs.register(new NothingToVerify());
        var schedules = new InMemorySchedules(stored, clock);
        var work = new SchedulableWork(jobs);
        var book = new ScheduleBook(schedules, TenantClocks.always(ZoneId.of("UTC")), outbox, clock);
        return new ScheduleRoutes(
                handling,
                schedules,
                new CreateSchedule(book, work, ids),
                new ChangeSchedule(book, work),
                new DeleteSchedule(book));
    }

    /** Stands for the work that can be scheduled; whoever may make schedules may have it done. */
    private record NothingToVerify() implements JobHandler {
        @Override
        public String kind() {
            return "verify_audit";
        }

        @Override
        public Option<Permission> schedulable() {
            return Option.some(SchedulePermissions.WRITE);
        }

        @Override
        public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
            return Either.right("/api/v1/jobs/" + job);
        }
    }
}
