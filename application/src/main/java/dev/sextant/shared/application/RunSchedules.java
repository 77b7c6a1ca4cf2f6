package dev.sextant.shared.application;

import dev.sextant.shared.application.Schedules.Due;
import dev.sextant.shared.application.Schedules.Taken;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleSnapshot;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Starts the runs of schedules that are due. Several programs on one database may do so at once: each run is started by one of them, because the job of the run and the time of the next one are committed together. Safe for
 * many threads.
 */
@PrimaryPort
public final class RunSchedules {

    private static final int AT_ONCE = 100;

    private final ScheduleBook book;
    private final Schedules schedules;
    private final Jobs jobs;
    private final SchedulableWork work;
    private final PresentPermissions permissions;
    private final Transactions transactions;

    /**
     * Starts runs.
     *
     * @param book keeps schedules, and what is told about them
     * @param permissions asked what those may do for whom schedules act
     */
    public RunSchedules(
            ScheduleBook book,
            Jobs jobs,
            SchedulableWork work,
            PresentPermissions permissions,
            Transactions transactions) {
        this.book = book;
        this.schedules = book.schedules();
        this.jobs = jobs;
        this.work = work;
        this.permissions = permissions;
        this.transactions = transactions;
    }

    /**
     * Starts what is due now. A schedule of work that this program cannot do is left to one that can, and neither it nor one that breaks keeps others from their turn.
     *
     * @param goesOn asked before each; when it says no, the rest is left
     * @return how many runs were started
     * @throws Unavailable when the store cannot answer now; the rest is left
     * @throws IllegalStateException after all had their turn, when one broke; it is tried again in the next round
     */
    public int run(BooleanSupplier goesOn) {
        int started = 0;
        var broken = new ArrayList<RuntimeException>();
        Option<Due> last = Option.none();
        List<Due> some;
        do {
            some = schedules.due(last, AT_ONCE);
            for (Due due : some) {
                if (!goesOn.getAsBoolean()) {
                    return started;
                }
                last = Option.some(due);
                started += start(due, broken) ? 1 : 0;
            }
        } while (some.size() == AT_ONCE);
        if (!broken.isEmpty()) {
            throw new IllegalStateException(broken.size() + " schedules could not be started", broken.getFirst());
        }
        return started;
    }

    private boolean start(Due due, List<RuntimeException> broken) {
        try {
            return start(due);
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            broken.add(failure);
            return false;
        }
    }

    private boolean start(Due due) {
        var finder = Actor.program(due.tenant(), "schedule");
        Option<Schedule> found = transactions.read(finder, () -> schedules.find(finder, due.id()));
        Option<Permission> needed =
                found.flatMap(schedule -> work.needs(schedule.snapshot().kind()));
        if (found.isEmpty() || needed.isEmpty()) {
            return false;
        }
        UserId user = found.get().snapshot().actsFor();
        Option<Set<Permission>> present =
                permissions.still(due.tenant(), user, found.get().snapshot().permissions());
        return transactions
                .<RuntimeException, Boolean>write(
                        finder,
                        () -> Either.right(schedules
                                .take(finder, due.id())
                                // One that changed hands meanwhile has its turn in the next round.
                                .filter(taken ->
                                        taken.schedule().snapshot().actsFor().equals(user))
                                .map(taken -> start(finder, taken, needed.get(), present))
                                .getOrElse(false)))
                .get();
    }

    private boolean start(Actor finder, Taken taken, Permission needed, Option<Set<Permission>> permitted) {
        Schedule before = taken.schedule();
        ScheduleSnapshot kept = before.snapshot();
        var acting = acting(finder, kept, Set.of());
        boolean lastRuns = kept.lastJob()
                .flatMap(job -> jobs.find(acting, new JobId(job)))
                .exists(job -> !job.state().isFinal());
        // What comes next comes on the clocks of now, also when they are the server's, whose change nobody is told of.
        Schedule present = before.follow(book.clocks().zone(finder), taken.at());
        var turn = present.turn(taken.at(), needed, permitted, lastRuns, finder.user());
        if (!turn._1().isUnchanged()) {
            book.keep(finder, turn._1(), resting -> schedules.save(finder, resting, before.version()));
            return false;
        }
        Schedule after = turn._2()
                .map(may -> jobs.submit(acting(finder, kept, may), kept.kind(), kept.payload()))
                .map(job -> turn._1().state().ran(job.value(), taken.at()))
                .getOrElse(turn._1().state());
        schedules.save(finder, after, before.version());
        return turn._2().isDefined();
    }

    private static Actor acting(Actor finder, ScheduleSnapshot kept, Set<Permission> permissions) {
        return new Actor(
                finder.tenant(),
                kept.actsFor(),
                permissions,
                Set.of(),
                Origin.of(kept.id().toString()));
    }
}
