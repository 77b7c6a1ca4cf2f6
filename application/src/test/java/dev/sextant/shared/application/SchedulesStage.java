package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleDraft;
import dev.sextant.shared.domain.ScheduleId;
import dev.sextant.shared.domain.ScheduleSnapshot;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What contracts on schedules need: an organisation, its clocks, what is told about its schedules, and the store under test. Its jobs know the work {@link #WORK} and are not worked on. */
abstract class SchedulesStage {

    /** Work that can be scheduled by who has the permission {@code work:do}. */
    public static final JobHandler WORK = new JobHandler() {
        @Override
        public String kind() {
            return "scheduled_work";
        }

        @Override
        public Option<Permission> schedulable() {
            return Option.some(DO);
        }

        @Override
        public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
            return Either.right("/done");
        }
    };

    static final Permission DO = new Permission("work:do");
    static final Permission OTHER = new Permission("work:other");
    static final ZoneId UTC = ZoneId.of("UTC");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    final Actor ada = Actors.somewhere(DO, OTHER);
    final List<Event> told = new ArrayList<>();
    final MovableClocks clocks = new MovableClocks();

    /** The clocks of an organisation that moves. */
    static final class MovableClocks implements TenantClocks {
        private ZoneId zone = UTC;

        void moveTo(ZoneId there) {
            zone = there;
        }

        @Override
        public ZoneId zone(Actor actor) {
            return zone;
        }

        @Override
        public ZoneId zoneForUpdate(Actor actor) {
            return zone;
        }
    }

    /** The schedules under test. */
    protected abstract Schedules schedules();

    /** Jobs that know {@link #WORK} and do not do it. */
    protected abstract Jobs jobs();

    /** The transactions of both. */
    protected abstract Transactions transactions();

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    static ScheduleDraft draft(Option<String> cron, Option<Instant> runAt) {
        return new ScheduleDraft(
                Option.some("nightly"), Option.some("scheduled_work"), Option.some("p"), cron, Option.none(), runAt);
    }

    static Schedule opened(Actor actor, Option<String> cron, Option<Instant> runAt) {
        return Schedule.open(new ScheduleId(UUID.randomUUID()), draft(cron, runAt), UTC, 0, actor, now())
                .get()
                .state();
    }

    /** As if time had passed. */
    static Schedule dueSince(Schedule schedule, Duration ago) {
        ScheduleSnapshot kept = schedule.snapshot();
        return Schedule.restore(new ScheduleSnapshot(
                kept.id(),
                kept.version(),
                kept.name(),
                kept.kind(),
                kept.payload(),
                kept.timing(),
                kept.paused(),
                Option.some(now().minus(ago)),
                kept.lastAt(),
                kept.lastJob(),
                kept.problem(),
                kept.actsFor(),
                kept.permissions(),
                kept.createdAt(),
                kept.updatedAt()));
    }

    <T> T in(Actor actor, Supplier<T> work) {
        return transactions()
                .<RuntimeException, T>write(actor, () -> Either.right(work.get()))
                .get();
    }

    Schedule kept(Actor actor, Schedule schedule) {
        return in(actor, () -> {
            schedules().add(actor, schedule);
            return schedule;
        });
    }

    Schedule read(Schedule schedule) {
        return transactions()
                .read(ada, () -> schedules().find(ada, schedule.id()).get());
    }

    RunSchedules rounds(PresentPermissions permissions) {
        return new RunSchedules(book(), jobs(), new SchedulableWork(jobs()), permissions, transactions());
    }

    ScheduleBook book() {
        return new ScheduleBook(
                schedules(), clocks, (actor, type, version, events) -> told.addAll(events), Clock.systemUTC());
    }

    RunSchedules rounds() {
        return rounds((tenant, user, before) -> Option.some(before));
    }
}
