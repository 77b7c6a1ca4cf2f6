package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleChange;
import dev.sextant.shared.domain.ScheduleDraft;
import dev.sextant.shared.domain.ScheduleId;
import dev.sextant.shared.domain.ScheduleSnapshot;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people do to schedules, over every {@link Schedules}; and what becomes of schedules when their organisation lives on other clocks. */
public abstract class ScheduleUseCasesContract extends SchedulesStage {

    @Test
    public void work_of_a_kind_that_nobody_knows_or_may_have_done_is_not_scheduled() {
        var create = new CreateSchedule(book(), new SchedulableWork(jobs()), UUID::randomUUID);
        var unknown = new ScheduleDraft(
                Option.some("x"),
                Option.some("unheard_of"),
                Option.none(),
                Option.some("@daily"),
                Option.none(),
                Option.none());
        Actor bob = Actors.in(ada.tenant(), OTHER);

        Either<DomainError, Schedules.ScheduleView> ofNobody =
                transactions().write(ada, () -> create.handle(ada, new CreateSchedule.Command(unknown)));
        Either<DomainError, Schedules.ScheduleView> ofBob = transactions()
                .write(
                        bob,
                        () -> create.handle(
                                bob, new CreateSchedule.Command(draft(Option.some("@daily"), Option.none()))));

        assertThat(ofNobody.getLeft().fields().getFirst().message()).isEqualTo("must be one of scheduled_work");
        assertThat(ofBob.getLeft()).isEqualTo(new NotPermitted(DO));
    }

    private static ScheduleDraft nightly(Option<String> zone) {
        return new ScheduleDraft(
                Option.some("nightly"),
                Option.some("scheduled_work"),
                Option.none(),
                Option.some("30 2 * * *"),
                zone,
                Option.none());
    }

    private ScheduleId created(ScheduleDraft draft) {
        var create = new CreateSchedule(book(), new SchedulableWork(jobs()), UUID::randomUUID);
        Either<DomainError, Schedules.ScheduleView> view =
                transactions().write(ada, () -> create.handle(ada, new CreateSchedule.Command(draft)));
        return ScheduleId.parse(view.get().id()).get();
    }

    private ScheduleSnapshot kept(ScheduleId id) {
        return transactions().read(ada, () -> schedules().find(ada, id).get().snapshot());
    }

    private int follow() {
        var follow = new FollowTenantClocks(book());
        return transactions()
                .write(ada, () -> follow.handle(ada, new FollowTenantClocks.Command()))
                .get();
    }

    @Test
    public void those_that_name_no_zone_follow_their_organisation_to_another_and_the_others_stay() {
        ScheduleId following = created(nightly(Option.none()));
        ScheduleId own = created(nightly(Option.some("Europe/Berlin")));
        ScheduleId once = kept(ada, opened(ada, Option.none(), Option.some(now().plusSeconds(3600))))
                .id();
        Actor eve = Actors.somewhere(DO);
        Schedule elsewhere = kept(eve, opened(eve, Option.some("@daily"), Option.none()));
        ScheduleSnapshot ownBefore = kept(own);
        ScheduleSnapshot onceBefore = kept(once);
        assertThat(follow()).as("nothing has changed yet").isZero();

        clocks.moveTo(TOKYO);
        assertThat(follow()).isEqualTo(1);
        assertThat(follow()).as("again").isZero();

        assertThat(kept(following).next().get().atZone(TOKYO).toLocalTime()).isEqualTo(LocalTime.of(2, 30));
        assertThat(kept(following).version()).isEqualTo(1);
        assertThat(kept(own)).isEqualTo(ownBefore);
        assertThat(kept(once)).isEqualTo(onceBefore);
        assertThat(transactions()
                        .read(
                                eve,
                                () -> schedules()
                                        .find(eve, elsewhere.id())
                                        .get()
                                        .snapshot()))
                .isEqualTo(elsewhere.snapshot());
    }

    @Test
    public void a_run_is_followed_by_one_on_the_clocks_of_now() {
        ScheduleId following = created(nightly(Option.none()));
        in(ada, () -> {
            Schedule found = schedules().find(ada, following).get();
            schedules().save(ada, dueSince(found, Duration.ofSeconds(1)), 1);
            return "";
        });
        clocks.moveTo(TOKYO);

        rounds().run(() -> true);

        assertThat(kept(following).next().get().atZone(TOKYO).toLocalTime()).isEqualTo(LocalTime.of(2, 30));
    }

    @Test
    public void whatever_somebody_does_to_one_is_told_with_it() {
        ScheduleId id = created(nightly(Option.none()));
        var change = new ChangeSchedule(book(), new SchedulableWork(jobs()));
        var rest = new ScheduleChange(
                new Patch.Changed<>("later"),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                Option.some(true));
        var command = new ChangeSchedule.Command(id, rest, Option.some(1L));
        assertThat(transactions()
                        .write(ada, () -> change.handle(ada, command))
                        .get()
                        .version())
                .isEqualTo(2);
        var delete = new DeleteSchedule(book());
        assertThat(transactions()
                        .write(ada, () -> delete.handle(ada, new DeleteSchedule.Command(id, Option.some(2L))))
                        .isRight())
                .isTrue();

        assertThat(told)
                .extracting(Event::type)
                .containsExactly("schedule.created", "schedule.changed", "schedule.paused", "schedule.deleted");
        assertThat(told).extracting(Event::aggregateId).containsOnly(id.value());
    }
}
