package dev.sextant.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Permission DO = new Permission("work:do");
    private static final Permission MORE = new Permission("work:more");
    private static final Actor ADA = somebody(DO, MORE);
    private static final ScheduleChange NOTHING = new ScheduleChange(
            new Patch.Absent<>(),
            new Patch.Absent<>(),
            new Patch.Absent<>(),
            new Patch.Absent<>(),
            new Patch.Absent<>(),
            Option.none());

    private static Actor somebody(Permission... permissions) {
        return new Actor(
                new TenantId(new UUID(1, 1)), new UserId(UUID.randomUUID()), Set.of(permissions), "r", Option.none());
    }

    private static ScheduleDraft draft(String cron) {
        return new ScheduleDraft(
                Option.some("nightly"),
                Option.some("work"),
                Option.none(),
                Option.some(cron),
                Option.none(),
                Option.none());
    }

    private static ScheduleDraft once(Instant at) {
        return new ScheduleDraft(
                Option.some("once"), Option.some("work"), Option.none(), Option.none(), Option.none(), Option.some(at));
    }

    private static Schedule opened(ScheduleDraft draft) {
        return Schedule.open(new ScheduleId(new UUID(7, 7)), draft, BERLIN, 0, ADA, NOON)
                .get()
                .state();
    }

    private static ScheduleChange paused(boolean paused) {
        return new ScheduleChange(
                NOTHING.name(),
                NOTHING.payload(),
                NOTHING.cron(),
                NOTHING.zone(),
                NOTHING.runAt(),
                Option.some(paused));
    }

    private static ScheduleChange named(String name) {
        return new ScheduleChange(
                new Patch.Changed<>(name),
                NOTHING.payload(),
                NOTHING.cron(),
                NOTHING.zone(),
                NOTHING.runAt(),
                Option.none());
    }

    private static Schedule changed(Schedule before, ScheduleChange change, Instant at) {
        return before.change(change, BERLIN, ADA, at).get().state();
    }

    @Test
    void it_comes_on_the_clocks_that_are_usual_where_it_names_none() {
        assertThat(opened(draft("30 2 * * *")).snapshot().next())
                .isEqualTo(Option.some(Instant.parse("2026-11-22T01:30:00Z")));
    }

    @Test
    void every_wrong_field_is_named() {
        var wrong = new ScheduleDraft(
                Option.some(""),
                Option.none(),
                Option.some("x".repeat(10_001)),
                Option.some("61 * * * *"),
                Option.some("Middle/Earth"),
                Option.none());
        assertThat(wrong.wrongFields())
                .extracting(FieldError::field)
                .containsExactly("/name", "/kind", "/payload", "/cron", "/time_zone");
        assertThat(new ScheduleDraft(
                                Option.some("x"),
                                Option.some("x"),
                                Option.none(),
                                Option.none(),
                                Option.some("UTC"),
                                Option.some(NOON))
                        .wrongFields())
                .extracting(FieldError::code)
                .containsExactly("not_allowed");
    }

    @Test
    void neither_or_both_of_cron_and_moment_are_refused_and_a_moment_in_the_past() {
        var neither = new ScheduleDraft(
                Option.some("x"), Option.some("x"), Option.none(), Option.none(), Option.none(), Option.none());
        assertThat(neither.wrongFields()).extracting(FieldError::field).containsExactly("/cron");
        ScheduleError past = Schedule.open(
                        new ScheduleId(new UUID(7, 7)), once(NOON.minusSeconds(1)), BERLIN, 0, ADA, NOON)
                .getLeft();
        assertThat(past.fields()).extracting(FieldError::code).isEqualTo(List.of("in_the_past"));
    }

    @Test
    void a_tenant_has_so_many_and_no_more() {
        assertThat(Schedule.open(new ScheduleId(new UUID(7, 7)), draft("@daily"), BERLIN, Schedule.MOST, ADA, NOON)
                        .getLeft()
                        .code())
                .isEqualTo("too_many_schedules");
    }

    @Test
    void one_that_rests_is_not_due_and_does_not_make_up_for_what_the_pause_left_out() {
        Schedule resting = changed(opened(draft("@hourly")), paused(true), NOON);
        assertThat(resting.snapshot().next()).isEqualTo(Option.none());
        Schedule again = changed(resting, paused(false), NOON.plusSeconds(86_400));
        assertThat(again.snapshot().next()).isEqualTo(Option.some(NOON.plusSeconds(86_400 + 3_600)));
        assertThat(again.version()).isEqualTo(3);
    }

    @Test
    void one_that_comes_once_and_whose_moment_passed_in_the_pause_comes_after_it() {
        Schedule resting = changed(opened(once(NOON.plusSeconds(60))), paused(true), NOON);
        Schedule again = changed(resting, paused(false), NOON.plusSeconds(3_600));
        assertThat(again.snapshot().next()).isEqualTo(Option.some(NOON.plusSeconds(60)));
    }

    @Test
    void one_that_came_once_does_not_come_again_after_a_pause() {
        Schedule ran = opened(once(NOON.plusSeconds(60)))
                .turn(NOON.plusSeconds(61), DO, Option.some(Set.of(DO)), false, ADA.user())
                ._1()
                .state()
                .ran(new UUID(9, 9), NOON.plusSeconds(61));
        Schedule resting = changed(ran, paused(true), NOON.plusSeconds(70));
        assertThat(changed(resting, paused(false), NOON.plusSeconds(80))
                        .snapshot()
                        .next())
                .isEqualTo(Option.none());
    }

    @Test
    void who_changes_what_it_does_makes_it_act_as_them_and_who_pauses_it_does_not() {
        Schedule schedule = opened(draft("@hourly"));
        Actor bob = somebody(DO);
        assertThat(schedule.change(paused(true), BERLIN, bob, NOON)
                        .get()
                        .state()
                        .snapshot()
                        .actsFor())
                .isEqualTo(ADA.user());
        ScheduleSnapshot renamed =
                schedule.change(named("other"), BERLIN, bob, NOON).get().state().snapshot();
        assertThat(renamed.actsFor()).isEqualTo(bob.user());
        assertThat(renamed.permissions()).containsExactly(DO);
        assertThat(renamed.next())
                .as("its times are the same")
                .isEqualTo(schedule.snapshot().next());
    }

    @Test
    void one_that_comes_again_and_again_can_be_made_to_come_once() {
        var change = new ScheduleChange(
                NOTHING.name(),
                NOTHING.payload(),
                new Patch.Cleared<>(),
                NOTHING.zone(),
                new Patch.Changed<>(NOON.plusSeconds(5)),
                Option.none());
        ScheduleSnapshot after = changed(opened(draft("@hourly")), change, NOON).snapshot();
        assertThat(after.timing()).isEqualTo(new Timing.Once(NOON.plusSeconds(5)));
        assertThat(after.next()).isEqualTo(Option.some(NOON.plusSeconds(5)));
    }

    @Test
    void a_run_has_what_its_maker_could_do_then_and_can_do_now() {
        var turn = opened(draft("@hourly"))
                .turn(NOON, DO, Option.some(Set.of(DO, new Permission("work:new"))), false, ADA.user());
        assertThat(turn._2()).isEqualTo(Option.some(Set.of(DO)));
    }

    @Test
    void a_clock_that_is_a_little_behind_starts_no_run_twice() {
        Schedule schedule = opened(draft("@hourly"));
        Instant due = schedule.snapshot().next().get();
        var turn = schedule.turn(due.minusMillis(300), DO, Option.some(Set.of(DO)), false, ADA.user());
        assertThat(turn._1().state().snapshot().next()).isEqualTo(Option.some(due.plusSeconds(3_600)));
    }

    private static ScheduleChange zoned(Patch<String> zone) {
        return new ScheduleChange(
                NOTHING.name(), NOTHING.payload(), NOTHING.cron(), zone, NOTHING.runAt(), Option.none());
    }

    private static Schedule openedIn(String zone) {
        return opened(new ScheduleDraft(
                Option.some("nightly"),
                Option.some("work"),
                Option.none(),
                Option.some("30 2 * * *"),
                Option.some(zone),
                Option.none()));
    }

    @Test
    void one_that_names_no_zone_follows_the_organisation_and_one_that_names_one_does_not() {
        Schedule following = opened(draft("30 2 * * *")).follow(TOKYO, NOON);
        Schedule own = openedIn("Europe/Berlin");

        assertThat(following.snapshot().next()).isEqualTo(Option.some(Instant.parse("2026-11-21T17:30:00Z")));
        assertThat(following.version()).as("nobody changed it").isEqualTo(1);
        assertThat(own.follow(TOKYO, NOON)).isSameAs(own);
        assertThat(following.follow(TOKYO, NOON)).isSameAs(following);
        Schedule once = opened(once(NOON.plusSeconds(60)));
        assertThat(once.follow(TOKYO, NOON)).isSameAs(once);
    }

    @Test
    void a_zone_is_given_and_taken_back() {
        Schedule given = changed(opened(draft("30 2 * * *")), zoned(new Patch.Changed<>("America/New_York")), NOON);
        Schedule takenBack = changed(given, zoned(new Patch.Cleared<>()), NOON);

        assertThat(given.snapshot().next()).isEqualTo(Option.some(Instant.parse("2026-11-22T07:30:00Z")));
        assertThat(given.follow(TOKYO, NOON)).isSameAs(given);
        assertThat(takenBack.snapshot().next()).isEqualTo(Option.some(Instant.parse("2026-11-22T01:30:00Z")));
        assertThat(takenBack.follow(TOKYO, NOON)).isNotSameAs(takenBack);
        assertThat(changed(openedIn("Asia/Tokyo"), named("other"), NOON)
                        .snapshot()
                        .timing())
                .as("another change leaves its zone alone")
                .isEqualTo(openedIn("Asia/Tokyo").snapshot().timing());
    }

    @Test
    void a_run_that_is_overdue_stays_so_on_other_clocks_and_a_rest_goes_on() {
        Schedule schedule = opened(draft("30 2 * * *"));
        Instant due = schedule.snapshot().next().get();
        Schedule overdue = schedule.follow(TOKYO, due.plusSeconds(1));
        assertThat(overdue.snapshot().next()).isEqualTo(Option.some(due));
        assertThat(overdue.turn(due.plusSeconds(1), DO, Option.some(Set.of(DO)), false, ADA.user())
                        ._1()
                        .state()
                        .snapshot()
                        .next())
                .isEqualTo(Option.some(Instant.parse("2026-11-22T17:30:00Z")));

        Schedule resting = changed(schedule, paused(true), NOON).follow(TOKYO, NOON);
        assertThat(resting.snapshot().next()).isEqualTo(Option.none());
        assertThat(resting.change(paused(false), TOKYO, ADA, NOON)
                        .get()
                        .state()
                        .snapshot()
                        .next())
                .isEqualTo(Option.some(Instant.parse("2026-11-21T17:30:00Z")));
    }

    @Test
    void whatever_somebody_does_to_it_is_told() {
        ScheduleId id = new ScheduleId(new UUID(7, 7));
        Actor bob = somebody(DO);
        assertThat(Schedule.open(id, draft("@hourly"), BERLIN, 0, ADA, NOON)
                        .get()
                        .events())
                .containsExactly(new ScheduleEvent.ScheduleCreated(id, "work", ADA.user(), NOON));
        Schedule schedule = opened(draft("@hourly"));
        assertThat(schedule.change(named("other"), BERLIN, bob, NOON).get().events())
                .containsExactly(new ScheduleEvent.ScheduleChanged(id, List.of("name", "acts_for"), bob.user(), NOON));
        assertThat(schedule.change(zoned(new Patch.Changed<>("Asia/Tokyo")), BERLIN, ADA, NOON)
                        .get()
                        .events())
                .containsExactly(new ScheduleEvent.ScheduleChanged(id, List.of("timing"), ADA.user(), NOON));
        assertThat(schedule.change(paused(true), BERLIN, bob, NOON).get().events())
                .containsExactly(
                        new ScheduleEvent.SchedulePaused(id, ScheduleEvent.RestReason.PAUSED, bob.user(), NOON));
        Schedule resting = changed(schedule, paused(true), NOON);
        assertThat(resting.change(paused(false), BERLIN, bob, NOON).get().events())
                .containsExactly(new ScheduleEvent.ScheduleResumed(id, bob.user(), NOON));
        assertThat(resting.delete(bob.user(), NOON).events())
                .containsExactly(new ScheduleEvent.ScheduleDeleted(id, bob.user(), NOON));
        assertThat(resting.delete(bob.user(), NOON).state().version())
                .as("after every other event of it")
                .isEqualTo(resting.version() + 1);
    }

    @Test
    void what_changes_nothing_is_no_change() {
        Schedule schedule = opened(draft("@hourly"));
        assertThat(schedule.change(paused(false), BERLIN, ADA, NOON).get().isUnchanged())
                .isTrue();
        assertThat(changed(schedule, paused(true), NOON)
                        .change(paused(true), BERLIN, ADA, NOON)
                        .get()
                        .isUnchanged())
                .isTrue();
    }

    @Test
    void a_turn_is_told_only_when_it_ends_in_a_rest() {
        Schedule schedule = opened(draft("@hourly"));
        UserId program = UserId.NOBODY;
        assertThat(schedule.turn(NOON, DO, Option.some(Set.of(DO)), false, program)
                        ._1()
                        .events())
                .isEmpty();
        assertThat(schedule.turn(NOON, DO, Option.none(), false, program)._1().events())
                .containsExactly(new ScheduleEvent.SchedulePaused(
                        schedule.id(), ScheduleEvent.RestReason.USER_LEFT, program, NOON));
        assertThat(schedule.turn(NOON, DO, Option.some(Set.of(MORE)), false, program)
                        ._1()
                        .events())
                .containsExactly(new ScheduleEvent.SchedulePaused(
                        schedule.id(), ScheduleEvent.RestReason.NOT_PERMITTED, program, NOON));
    }
}
