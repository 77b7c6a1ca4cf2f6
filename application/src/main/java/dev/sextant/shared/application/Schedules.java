package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleId;
import dev.sextant.shared.domain.ScheduleSnapshot;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.Timing;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Keeps the schedules of all tenants, each tenant's for itself, and finds those that are due. */
@Port
public interface Schedules {

    /**
     * A schedule as its tenant sees it.
     *
     * @param id its id
     * @param name what people call it
     * @param kind which work it has done
     * @param payload what the work needs
     * @param cron when it comes again and again; none for one that comes once
     * @param timeZone on whose clocks
     * @param timeZoneSource who says so
     * @param runAt when it comes once; none for one that comes again and again
     * @param paused whether it rests
     * @param problem why it rests although nobody paused it
     * @param nextRunAt when it is due next; none while it rests and when it is over
     * @param lastRunAt when it ran last
     * @param lastJob the job of that run, {@code job_…}
     * @param actsFor as whom it acts, {@code user_…}
     * @param createdAt when it was made
     * @param updatedAt when somebody changed it last
     * @param version counts what people changed, from 1
     */
    record ScheduleView(
            String id,
            String name,
            String kind,
            String payload,
            Option<String> cron,
            Option<String> timeZone,
            Option<Timing.ZoneSource> timeZoneSource,
            Option<Instant> runAt,
            boolean paused,
            Option<String> problem,
            Option<Instant> nextRunAt,
            Option<Instant> lastRunAt,
            Option<String> lastJob,
            String actsFor,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        /** What is shown of a schedule. */
        public static ScheduleView of(Schedule schedule) {
            ScheduleSnapshot kept = schedule.snapshot();
            Option<Timing.Recurring> again =
                    kept.timing() instanceof Timing.Recurring recurring ? Option.some(recurring) : Option.none();
            return new ScheduleView(
                    kept.id().toString(),
                    kept.name(),
                    kept.kind(),
                    kept.payload(),
                    again.map(recurring -> recurring.cron().text()),
                    again.map(recurring -> recurring.zone().getId()),
                    again.map(Timing.Recurring::source),
                    kept.timing() instanceof Timing.Once once ? Option.some(once.at()) : Option.none(),
                    kept.paused(),
                    kept.problem(),
                    kept.next(),
                    kept.lastAt(),
                    kept.lastJob().map(job -> new JobId(job).toString()),
                    kept.actsFor().toString(),
                    kept.createdAt(),
                    kept.updatedAt(),
                    kept.version());
        }
    }

    /**
     * A schedule that is due.
     *
     * @param at since when
     * @param tenant whose it is
     * @param id which one
     */
    record Due(Instant at, TenantId tenant, ScheduleId id) {}

    /**
     * A schedule that somebody has for starting its run.
     *
     * @param schedule the schedule
     * @param at the present moment on the clock by which it is due
     */
    record Taken(Schedule schedule, Instant at) {}

    /** Keeps a new one, in the actor's open transaction. */
    void add(Actor actor, Schedule opened);

    /** The schedule, in the actor's open transaction. */
    Option<Schedule> find(Actor actor, ScheduleId id);

    /** The schedule, held until the actor's open transaction ends: whoever else would change it or start its run waits. */
    Option<Schedule> findForUpdate(Actor actor, ScheduleId id);

    /** Those that follow the clocks of the organisation, in the order of their ids, held like one that is found for update. */
    List<Schedule> followersForUpdate(Actor actor);

    /**
     * Keeps a schedule in place of what was read, in the actor's open transaction.
     *
     * @throws StaleAggregate when another writer was faster
     */
    void save(Actor actor, Schedule changed, long readVersion);

    /**
     * Forgets one, in the actor's open transaction. Jobs that it submitted stay.
     *
     * @throws StaleAggregate when another writer was faster
     */
    void delete(Actor actor, ScheduleId id, long readVersion);

    /** How many the tenant has, in the actor's open transaction. */
    long count(Actor actor);

    /** Schedules, oldest first, in the actor's open transaction. */
    Page<ScheduleView> page(Actor actor, PageRequest page);

    /**
     * Schedules of all tenants that are due, the longest due first. Outside of any transaction.
     *
     * @param after the last one of those that were looked at before; none to begin
     * @param most how many at most
     */
    List<Due> due(Option<Due> after, int most);

    /** A schedule that is due, held until the actor's open transaction ends; none when it is not due any more, or somebody else has it. */
    Option<Taken> take(Actor actor, ScheduleId id);
}
