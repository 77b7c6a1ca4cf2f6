package dev.sextant.cases.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Severity;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link Cases} keeps. */
public abstract class CasesContract {

    /** The cases under test. */
    protected abstract Cases cases();

    /** The transactions that they work in. */
    protected abstract Transactions transactions();

    private final Actor ada = Actors.somewhere(CasePermissions.MANAGE);
    private final CaseFixtures some = new CaseFixtures();

    private void write(Runnable work) {
        write(ada, work);
    }

    private void write(Actor actor, Runnable work) {
        Either<String, String> done = transactions().write(actor, () -> {
            work.run();
            return Either.right("done");
        });
        assertThat(done.isRight()).isTrue();
    }

    private <T> T read(Supplier<T> work) {
        return transactions().read(ada, work);
    }

    private Case add(Case opened) {
        write(() -> cases().add(ada, opened));
        return opened;
    }

    private Option<Case> find(CaseId id) {
        return read(() -> cases().find(ada, id));
    }

    @Test
    public void a_case_comes_back_as_it_was_kept() {
        Case opened = add(some.opened("Checkout fails", "Every third request.", Severity.HIGH, "checkout", "prod"));

        assertThat(find(opened.id()).get().snapshot()).isEqualTo(opened.snapshot());
    }

    @Test
    public void a_case_with_nothing_but_a_title_comes_back_too() {
        Case opened = add(some.opened("Quotes ' \" and \\ and 🚢"));

        assertThat(find(opened.id()).get().snapshot()).isEqualTo(opened.snapshot());
    }

    @Test
    public void everything_that_changes_is_kept() {
        Case opened = add(some.opened("Checkout fails"));
        Case tagged = some.tagged(opened, "prod");
        Case proposed = some.proposed(tagged);
        write(() -> cases().save(ada, opened, tagged));
        write(() -> cases().save(ada, tagged, proposed));
        assertThat(find(opened.id()).get().snapshot()).isEqualTo(proposed.snapshot());

        Case resolved = some.resolved(proposed);
        write(() -> cases().save(ada, proposed, resolved));

        assertThat(find(opened.id()).get().snapshot()).isEqualTo(resolved.snapshot());
    }

    @Test
    public void a_tag_that_was_taken_off_is_gone() {
        Case opened = add(some.opened("Checkout fails", "", Severity.LOW, "one", "two"));
        Case untagged = opened.untag(CaseFixtures.tag("one"), some.ada(), CaseFixtures.NOON)
                .state();

        write(() -> cases().save(ada, opened, untagged));

        assertThat(find(opened.id()).get().tags()).containsExactly(CaseFixtures.tag("two"));
    }

    @Test
    public void who_decided_on_an_older_version_loses() {
        Case opened = add(some.opened("Checkout fails"));
        Case mine = some.tagged(opened, "mine");
        Case theirs = some.tagged(opened, "theirs");
        write(() -> cases().save(ada, opened, mine));

        assertThatThrownBy(() -> write(() -> cases().save(ada, opened, theirs)))
                .isInstanceOfSatisfying(
                        StaleAggregate.class,
                        stale -> assertThat(stale.aggregateId())
                                .isEqualTo(opened.id().toString()));
        assertThat(find(opened.id()).get().tags()).containsExactly(CaseFixtures.tag("mine"));
    }

    @Test
    public void a_case_that_is_gone_cannot_be_saved_or_deleted() {
        Case never = some.opened("Never kept");

        assertThatThrownBy(() -> write(() -> cases().save(ada, never, some.tagged(never, "late"))))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> write(() -> cases().delete(ada, never.id(), never.version())))
                .isInstanceOf(StaleAggregate.class);
    }

    @Test
    public void a_deleted_case_is_gone() {
        Case opened = add(some.resolved(some.opened("Checkout fails", "Often.", Severity.HIGH, "prod")));

        write(() -> cases().delete(ada, opened.id(), opened.version()));

        assertThat(find(opened.id()).isEmpty()).isTrue();
    }

    @Test
    public void who_wants_to_delete_an_older_version_loses() {
        Case opened = add(some.opened("Checkout fails"));

        assertThatThrownBy(() -> write(() -> cases().delete(ada, opened.id(), opened.version() + 1)))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(opened.id()).isDefined()).isTrue();
    }

    @Test
    public void the_cases_merged_into_one_are_known_oldest_first() {
        Case target = add(some.opened("Checkout fails"));
        Case first = add(some.opened("Cart fails"));
        Case second = add(some.opened("Payment fails"));
        write(() -> cases().save(ada, second, some.merged(second, target)));
        write(() -> cases().save(ada, first, some.merged(first, target)));

        assertThat(read(() -> cases().mergedInto(ada, target.id()))).isEqualTo(List.of(first.id(), second.id()));
        assertThat(read(() -> cases().mergedInto(ada, first.id()))).isEmpty();
        assertThat(find(first.id()).get().snapshot().standing().mergedInto()).isEqualTo(Option.some(target.id()));
    }

    @Test
    public void the_cases_that_somebody_cares_for_are_known_oldest_first() {
        UserId ben = new UserId(UUID.randomUUID());
        Case first = add(some.opened("Checkout fails"));
        Case second = add(some.opened("Cart fails"));
        add(some.opened("Payment fails"));
        write(() -> cases().save(ada, second, some.assigned(second, ben)));
        write(() -> cases().save(ada, first, some.assigned(first, ben)));

        assertThat(read(() -> cases().assignedTo(ada, ben))).isEqualTo(List.of(first.id(), second.id()));
        assertThat(read(() -> cases().assignedTo(ada, new UserId(UUID.randomUUID()))))
                .isEmpty();
        Actor eve = Actors.somewhere(CasePermissions.MANAGE);
        assertThat(transactions().read(eve, () -> cases().assignedTo(eve, ben))).isEmpty();
    }

    @Test
    public void the_cases_that_somebody_opened_are_known_oldest_first() {
        Case first = add(some.opened("Checkout fails"));
        Case second = add(some.opened("Cart fails"));
        UserId opener = first.snapshot().people().openedBy();
        Actor eve = Actors.somewhere(CasePermissions.MANAGE);

        assertThat(read(() -> cases().openedBy(ada, opener))).containsSubsequence(first.id(), second.id());
        assertThat(read(() -> cases().openedBy(ada, new UserId(UUID.randomUUID()))))
                .isEmpty();
        assertThat(transactions().read(eve, () -> cases().openedBy(eve, opener)))
                .isEmpty();
    }

    @Test
    public void another_tenant_has_no_such_case() {
        Case opened = add(some.opened("Checkout fails"));
        Actor eve = Actors.somewhere(CasePermissions.MANAGE);

        assertThat(transactions()
                        .read(eve, () -> cases().find(eve, opened.id()))
                        .isEmpty())
                .isTrue();
        write(
                eve,
                () -> assertThat(cases().findForUpdate(eve, opened.id()).isEmpty())
                        .isTrue());
        assertThatThrownBy(() -> write(eve, () -> cases().save(eve, opened, some.tagged(opened, "stolen"))))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> write(eve, () -> cases().delete(eve, opened.id(), opened.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(opened.id()).get().snapshot()).isEqualTo(opened.snapshot());
    }

    @Test
    public void a_case_that_is_read_to_change_it_is_the_same_case() {
        Case opened = add(some.opened("Checkout fails"));

        write(() -> assertThat(cases().findForUpdate(ada, opened.id()).get().snapshot())
                .isEqualTo(opened.snapshot()));
        write(() -> assertThat(cases().findForUpdate(ada, some.unknownCase()).isEmpty())
                .isTrue());
    }
}
