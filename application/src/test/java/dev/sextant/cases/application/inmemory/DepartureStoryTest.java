package dev.sextant.cases.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseFixtures;
import dev.sextant.cases.application.CasePermissions;
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

    private ReceivedEvent removed() {
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
                EventData.of(Map.of("user_id", ben.toString())));
    }

    @Test
    void open_cases_are_left_to_nobody_and_ended_ones_keep_who_cared_for_them() {
        Case open = kept(some.assigned(some.opened("Checkout fails"), ben));
        Case ended = kept(some.resolved(some.assigned(some.opened("Cart fails"), ben)));
        Case ofAda = kept(some.assigned(some.opened("Payment fails"), ada.user()));
        var handling = new Handling(transactions, (name, actor, outcome, took) -> {}, System::nanoTime);
        var reaction = new WhenMemberRemoved(
                handling, new ReleaseCasesOf(cases, outbox, Clock.fixed(CaseFixtures.NOON, ZoneOffset.UTC)));

        for (int again = 0; again < 2; again++) {
            transactions.<String, Boolean>write(ada, () -> {
                reaction.on(ada, removed());
                return Either.right(true);
            });
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
}
