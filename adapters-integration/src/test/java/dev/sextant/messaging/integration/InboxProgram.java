package dev.sextant.messaging.integration;

import dev.sextant.messaging.application.EventIntake;
import dev.sextant.messaging.application.Inbox;
import dev.sextant.messaging.application.inmemory.InMemoryInbox;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** A program with one reaction whose state tells of every event that took effect, how often and in which order; several readers may share it, as they would share a database. */
final class InboxProgram {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTable<UUID, String> histories = new InMemoryTable<>(transactions);
    private final EventIntake intake;

    /** A program whose reaction does something more at each event, after its effect. */
    InboxProgram(Consumer<ReceivedEvent> more) {
        this(more, InMemoryInbox::new);
    }

    /** The same with an inbox of the test's own. */
    InboxProgram(Consumer<ReceivedEvent> more, Function<InMemoryTransactions, Inbox> inbox) {
        this.intake = new EventIntake(transactions, inbox.apply(transactions), List.of(new Reaction() {
            @Override
            public String name() {
                return "test.history";
            }

            @Override
            public Set<EventKind> to() {
                return Set.of(new EventKind("dev.sextant.parcel.moved", 1));
            }

            @Override
            public Effect effect() {
                return Effect.TRANSACTIONAL;
            }

            @Override
            public void on(Actor actor, ReceivedEvent event) {
                UUID parcel = event.subject().id();
                histories.put(
                        actor,
                        parcel,
                        histories.find(actor, parcel).getOrElse("")
                                + event.data().text("place") + ";");
                more.accept(event);
            }
        }));
    }

    EventIntake intake() {
        return intake;
    }

    /** All histories of a tenant, in an order of their own. */
    List<String> histories(Actor actor) {
        return transactions.read(actor, () -> histories.all(actor)).stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** How many events took effect. */
    long effects(Actor actor) {
        return histories(actor).stream()
                .mapToLong(history -> history.chars().filter(end -> end == ';').count())
                .sum();
    }

    Option<String> history(Actor actor, UUID parcel) {
        return transactions.read(actor, () -> histories.find(actor, parcel));
    }
}
