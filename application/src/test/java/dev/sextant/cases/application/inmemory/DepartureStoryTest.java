package dev.sextant.cases.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseFixtures;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.DeleteCasesOf;
import dev.sextant.cases.application.ReleaseCasesOf;
import dev.sextant.cases.application.WhenMemberRemoved;
import dev.sextant.cases.domain.Case;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of the cases of somebody who leaves. */
class DepartureStoryTest {

    private final CaseFixtures some = new CaseFixtures();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryCases cases = new InMemoryCases(transactions);
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
    private final Actor ada = Actors.somewhere(CasePermissions.MANAGE);
    private final UserId ben = new UserId(UUID.randomUUID());

    private Case kept(Case subject) {
        transactions.<String, Boolean>write(ada, () -> {
            cases.add(ada, subject);
            return Either.right(true);
        });
        return subject;
    }

    private ReceivedEvent removed(UserId who, String why) {
        UUID id = UUID.randomUUID();
        return new ReceivedEvent(
                id,
                id,
                1,
                ada.tenant(),
                ada.user(),
                "r",
                Option.none(),
                new ReceivedEvent.Subject("membership", UUID.randomUUID(), 2, 0),
                new EventKind("member.removed", 1),
                CaseFixtures.NOON,
                CaseFixtures.NOON,
                EventData.of(Map.of("user_id", who.toString(), "why", why)));
    }

    @Test
    void open_cases_are_left_to_nobody_and_ended_ones_keep_who_cared_for_them() {
        Case open = kept(some.assigned(some.opened("Checkout fails"), ben));
        Case ended = kept(some.resolved(some.assigned(some.opened("Cart fails"), ben)));
        Case ofAda = kept(some.assigned(some.opened("Payment fails"), ada.user()));

        for (int again = 0; again < 2; again++) {
            heard(false, removed(ben, "left"));
        }

        assertThat(assignee(open).isEmpty()).isTrue();
        assertThat(assignee(ended)).isEqualTo(Option.some(ben));
        assertThat(assignee(ofAda)).isEqualTo(Option.some(ada.user()));
        assertThat(outbox.entries(ada)).hasSize(1);
    }

    private Option<UserId> assignee(Case subject) {
        return transactions.read(
                ada,
                () -> cases.find(ada, subject.id()).get().snapshot().people().assignee());
    }

    /** Has the reaction hear of something, in an organisation that wants what is left of users to go with them, or not. */
    private void heard(boolean goes, ReceivedEvent event) {
        var handling = new Handling(transactions, (name, actor, outcome, took) -> {}, System::nanoTime);
        var clock = Clock.fixed(CaseFixtures.NOON, ZoneOffset.UTC);
        var reaction = new WhenMemberRemoved(
                handling,
                new ReleaseCasesOf(cases, outbox, clock),
                new DeleteCasesOf(cases, actor -> goes, outbox, clock));
        transactions.<String, Boolean>write(ada, () -> {
            reaction.on(ada, event);
            return Either.right(true);
        });
    }

    private boolean isThere(Case subject) {
        return transactions.read(ada, () -> cases.find(ada, subject.id()).isDefined());
    }

    @Test
    void with_a_deleted_account_go_the_cases_that_concern_nobody_else_where_the_organisation_wants_it() {
        Case own = kept(some.opened("Checkout fails"));
        UserId opener = own.snapshot().people().openedBy();
        Case ended = kept(some.resolved(some.assigned(some.opened("Cart fails"), opener)));
        Case ofBen = kept(some.assigned(some.opened("Payment fails"), ben));
        Case target = kept(some.opened("Login fails"));
        Case duplicate = kept(some.merged(some.opened("Login is slow"), target));

        for (int again = 0; again < 2; again++) {
            heard(true, removed(opener, "user_deleted"));
        }

        assertThat(List.of(own, ended, target, duplicate)).noneMatch(this::isThere);
        assertThat(assignee(ofBen)).isEqualTo(Option.some(ben));
        assertThat(outbox.entries(ada)).hasSize(4);
    }

    @Test
    void a_case_into_which_one_of_somebody_else_was_merged_stays() {
        Case target = kept(some.opened("Login fails"));
        UserId opener = target.snapshot().people().openedBy();
        Case duplicate = kept(some.merged(some.assigned(some.opened("Login is slow"), ben), target));

        heard(true, removed(opener, "user_deleted"));

        assertThat(List.of(target, duplicate)).allMatch(this::isThere);
    }

    @Test
    void nothing_is_deleted_where_the_organisation_does_not_want_it_or_an_account_goes_on() {
        Case own = kept(some.opened("Checkout fails"));
        UserId opener = own.snapshot().people().openedBy();

        heard(false, removed(opener, "user_deleted"));
        heard(true, removed(opener, "removed"));
        heard(true, removed(opener, "left"));

        assertThat(isThere(own)).isTrue();
    }
}
