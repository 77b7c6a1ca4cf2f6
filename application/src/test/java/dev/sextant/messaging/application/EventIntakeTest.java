package dev.sextant.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.messaging.application.inmemory.InMemoryInbox;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventIntakeTest {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryInbox inbox = new InMemoryInbox(transactions);
    private final List<String> calls = new ArrayList<>();
    private final Actor ada = Actors.somewhere();
    private final ReceivedEvent event = Told.of(ada, UUID.randomUUID(), 1);

    private record Called(String name, Set<EventKind> to, Effect effect, Consumer<ReceivedEvent> then)
            implements Reaction {
        @Override
        public void on(Actor actor, ReceivedEvent event) {
            then.accept(event);
        }
    }

    private Reaction called(String name, Set<EventKind> to) {
        return new Called(name, to, Reaction.Effect.TRANSACTIONAL, told -> calls.add(name));
    }

    private EventIntake intake(Reaction... reactions) {
        return new EventIntake(transactions, inbox, List.of(reactions));
    }

    @Test
    void whoever_wants_an_event_is_told_once() {
        EventIntake intake = intake(
                called("all", Set.of()),
                called("moved", Set.of(new EventKind("parcel.moved", 1))),
                called("newer", Set.of(new EventKind("parcel.moved", 2))));
        intake.receive(event);
        intake.receive(event);

        assertThat(calls).containsExactly("all", "moved");
    }

    @Test
    void who_broke_is_told_again_and_nobody_else() {
        EventIntake intake = intake(
                called("steady", Set.of()), new Called("shaky", Set.of(), Reaction.Effect.TRANSACTIONAL, told -> {
                    calls.add("shaky");
                    if (calls.size() < 3) {
                        throw new IllegalArgumentException("not yet");
                    }
                }));
        assertThatThrownBy(() -> intake.receive(event)).hasMessage("not yet");
        intake.receive(event);
        intake.receive(event);

        assertThat(calls).containsExactly("steady", "shaky", "shaky");
    }

    @Test
    void effects_elsewhere_and_names_that_are_taken_are_refused() {
        Reaction elsewhere = new Called("mail", Set.of(), Reaction.Effect.AT_LEAST_ONCE, told -> {});
        assertThatThrownBy(() -> intake(elsewhere)).hasMessageContaining("mail is not transactional");
        assertThatThrownBy(() -> intake(called("same", Set.of()), called("same", Set.of())))
                .hasMessageContaining("two reactions are called same");
    }
}
