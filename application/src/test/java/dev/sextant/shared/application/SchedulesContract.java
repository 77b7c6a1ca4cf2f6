package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.Jobs.Filter;
import dev.sextant.shared.application.Jobs.JobView;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleSnapshot;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Schedules} keeps, together with the rounds that start their runs. */
public abstract class SchedulesContract extends SchedulesStage {

    /** Of work that no program here can do. */
    private static Schedule unheardOf(Schedule schedule) {
        ScheduleSnapshot kept = schedule.snapshot();
        return Schedule.restore(new ScheduleSnapshot(
                kept.id(),
                kept.version(),
                kept.name(),
                "unheard_of",
                kept.payload(),
                kept.timing(),
                kept.paused(),
                kept.next(),
                kept.lastAt(),
                kept.lastJob(),
                kept.problem(),
                kept.actsFor(),
                kept.permissions(),
                kept.createdAt(),
                kept.updatedAt()));
    }

    private List<JobView> jobsOf(Actor actor) {
        return transactions()
                .read(
                        actor,
                        () -> jobs().page(actor, Filter.all(), PageRequest.first())
                                .items());
    }

    @Test
    public void what_was_kept_is_read_back() {
        Schedule daily = kept(ada, opened(ada, Option.some("@daily"), Option.none()));
        Schedule once = kept(ada, opened(ada, Option.none(), Option.some(now().plusSeconds(3600))));
        assertThat(read(daily).snapshot()).isEqualTo(daily.snapshot());
        assertThat(read(once).snapshot()).isEqualTo(once.snapshot());
    }

    @Test
    public void one_that_is_due_starts_one_run_for_whom_it_acts_and_is_due_again_later() {
        Schedule schedule =
                kept(ada, dueSince(opened(ada, Option.some("* * * * *"), Option.none()), Duration.ofSeconds(5)));

        rounds().run(() -> true);
        rounds().run(() -> true);

        List<JobView> started = jobsOf(ada);
        assertThat(started).hasSize(1);
        assertThat(started.getFirst().kind()).isEqualTo("scheduled_work");
        ScheduleSnapshot after = read(schedule).snapshot();
        assertThat(after.lastJob())
                .isEqualTo(Option.some(started.getFirst().id().value()));
        assertThat(after.next().get()).isAfter(now());
        assertThat(after.version()).as("a run is no change").isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    public void runs_that_were_missed_are_made_up_for_by_one() {
        Schedule schedule =
                kept(ada, dueSince(opened(ada, Option.some("* * * * *"), Option.none()), Duration.ofDays(3)));
        rounds().run(() -> true);
        rounds().run(() -> true);
        assertThat(jobsOf(ada)).hasSize(1);
        assertThat(read(schedule).snapshot().next().get()).isAfter(now());
    }

    @Test
    public void one_that_comes_once_runs_once_and_is_over() {
        Schedule schedule = kept(
                ada, dueSince(opened(ada, Option.none(), Option.some(now().plusSeconds(60))), Duration.ofSeconds(1)));
        rounds().run(() -> true);
        rounds().run(() -> true);
        assertThat(jobsOf(ada)).hasSize(1);
        assertThat(read(schedule).snapshot().next()).isEqualTo(Option.none());
    }

    @Test
    public void several_programs_start_a_run_once() throws Exception {
        for (int i = 0; i < 10; i++) {
            kept(ada, dueSince(opened(ada, Option.some("@hourly"), Option.none()), Duration.ofSeconds(1)));
        }
        var started = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                started.add(threads.submit(() -> rounds().run(() -> true)));
            }
        }
        int all = 0;
        for (Future<Integer> some : started) {
            all += some.get();
        }
        assertThat(all).isGreaterThanOrEqualTo(10);
        assertThat(jobsOf(ada)).hasSize(10);
    }

    @Test
    public void a_run_is_left_out_while_the_one_before_has_not_ended() {
        Schedule schedule =
                kept(ada, dueSince(opened(ada, Option.some("@hourly"), Option.none()), Duration.ofSeconds(1)));
        rounds().run(() -> true);
        in(ada, () -> {
            schedules().save(ada, dueSince(schedules().find(ada, schedule.id()).get(), Duration.ofSeconds(1)), 1);
            return "";
        });
        rounds().run(() -> true);
        assertThat(jobsOf(ada)).hasSize(1);
        assertThat(read(schedule).snapshot().next().get()).isAfter(now());
    }

    @Test
    public void who_left_has_nothing_done_any_more_and_the_schedule_says_so() {
        Schedule schedule =
                kept(ada, dueSince(opened(ada, Option.some("@hourly"), Option.none()), Duration.ofSeconds(1)));
        rounds((tenant, user, before) -> Option.none()).run(() -> true);
        assertThat(jobsOf(ada)).isEmpty();
        ScheduleSnapshot after = read(schedule).snapshot();
        assertThat(after.paused()).isTrue();
        assertThat(after.next()).isEqualTo(Option.none());
        assertThat(after.problem().get()).contains("does not belong here any more");
        assertThat(after.version()).isEqualTo(2);
        assertThat(told).extracting(Event::type).containsExactly("schedule.paused");
    }

    @Test
    public void who_may_not_have_it_done_any_more_has_it_not_done() {
        Schedule schedule =
                kept(ada, dueSince(opened(ada, Option.some("@hourly"), Option.none()), Duration.ofSeconds(1)));
        rounds((tenant, user, before) -> Option.some(Set.of(OTHER))).run(() -> true);
        assertThat(jobsOf(ada)).isEmpty();
        assertThat(read(schedule).snapshot().problem().get()).contains("may not have this done any more");
    }

    @Test
    public void work_that_this_program_cannot_do_is_left_to_one_that_can() {
        Schedule foreign =
                unheardOf(dueSince(opened(ada, Option.some("@hourly"), Option.none()), Duration.ofSeconds(1)));
        kept(ada, foreign);
        rounds().run(() -> true);
        assertThat(jobsOf(ada)).isEmpty();
        assertThat(read(foreign).snapshot()).isEqualTo(foreign.snapshot());
    }

    @Test
    public void hundreds_that_cannot_be_started_do_not_keep_another_from_its_turn() {
        for (int i = 0; i < 250; i++) {
            kept(ada, unheardOf(dueSince(opened(ada, Option.some("@hourly"), Option.none()), Duration.ofHours(2))));
        }
        kept(ada, dueSince(opened(ada, Option.some("@hourly"), Option.none()), Duration.ofSeconds(1)));
        rounds().run(() -> true);
        assertThat(jobsOf(ada)).hasSize(1);
    }

    @Test
    public void what_is_due_in_all_tenants_is_found_and_nothing_else() {
        Actor eve = Actors.somewhere(DO);
        Schedule here = kept(ada, dueSince(opened(ada, Option.some("@hourly"), Option.none()), Duration.ofSeconds(9)));
        Schedule there = kept(eve, dueSince(opened(eve, Option.some("@hourly"), Option.none()), Duration.ofSeconds(5)));
        Schedule later = kept(ada, opened(ada, Option.some("@yearly"), Option.none()));
        List<UUID> due = schedules().due(Option.none(), 1_000).stream()
                .map(found -> found.id().value())
                .toList();
        assertThat(due)
                .containsSubsequence(here.id().value(), there.id().value())
                .doesNotContain(later.id().value());
    }

    @Test
    public void a_schedule_is_nothing_to_another_tenant() {
        Schedule schedule = kept(ada, opened(ada, Option.some("@daily"), Option.none()));
        Actor eve = Actors.somewhere(DO);
        assertThat(transactions().read(eve, () -> schedules().find(eve, schedule.id())))
                .isEqualTo(Option.none());
        assertThat(transactions().read(eve, () -> schedules().count(eve))).isZero();
        assertThatThrownBy(() -> in(eve, () -> {
                    schedules().delete(eve, schedule.id(), 1);
                    return "";
                }))
                .isInstanceOf(StaleAggregate.class);
        assertThat(read(schedule).version()).isEqualTo(1);
    }

    @Test
    public void who_knows_an_older_version_changes_nothing() {
        Schedule schedule = kept(ada, opened(ada, Option.some("@daily"), Option.none()));
        assertThatThrownBy(() -> in(ada, () -> {
                    schedules().save(ada, schedule, 7);
                    return "";
                }))
                .isInstanceOf(StaleAggregate.class);
    }

    @Test
    public void pages_show_each_once() {
        List<String> all = IntStream.range(0, 5)
                .mapToObj(i -> kept(ada, opened(ada, Option.some("@daily"), Option.none()))
                        .id()
                        .toString())
                .toList();
        var seen = new ArrayList<String>();
        var page = new PageRequest(2, Option.none());
        while (true) {
            PageRequest wanted = page;
            var part = transactions().read(ada, () -> schedules().page(ada, wanted));
            part.items().forEach(view -> seen.add(view.id()));
            if (part.next().isEmpty()) {
                break;
            }
            page = new PageRequest(2, part.next());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }
}
