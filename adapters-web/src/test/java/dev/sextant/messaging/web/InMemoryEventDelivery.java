package dev.sextant.messaging.web;

import dev.sextant.messaging.application.DeadLetterBook;
import dev.sextant.messaging.application.DeadLetterQueries.ContentView;
import dev.sextant.messaging.application.DeadLetterQueries.EventView;
import dev.sextant.messaging.application.DeadLetterQueries.LetterView;
import dev.sextant.messaging.application.DiscardDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetters;
import dev.sextant.messaging.application.SubscriberStatus;
import dev.sextant.messaging.application.inmemory.InMemoryDeadLetters;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The delivery of events over fakes: its routes, and whatever failed when a test says so. */
public final class InMemoryEventDelivery {

    /** The subscriber that cannot handle anything. */
    public static final String SUBSCRIBER = "billing";

    /** For what cause. */
    public static final String CAUSE = "IllegalStateException at WhenCaseOpened.on";

    private final InMemoryTransactions stored;
    private final InMemoryDeadLetters letters;
    private final IdGenerator ids;
    private final List<Routes> routes;

    /** Over these. */
    public InMemoryEventDelivery(
            InMemoryTransactions stored,
            Transactions transactions,
            Handling handling,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.stored = stored;
        this.ids = ids;
        this.letters = new InMemoryDeadLetters(stored, clock);
        var book = new DeadLetterBook(letters, outbox, transactions, () -> {}, clock);
        this.routes = List.of(
                new DeadLetterRoutes(
                        handling,
                        new DeadLetterHandlers(
                                letters,
                                new ReplayDeadLetter(book, ids),
                                new ReplayDeadLetters(book, ids),
                                new DiscardDeadLetter(book))),
                new SubscriberRoutes(handling, new OneSubscriber()));
    }

    /** All routes. */
    public List<Routes> routes() {
        return routes;
    }

    /** Adds an event that could not be handled; answers the id of the dead letter. */
    public String deadLetter(TenantId tenant) {
        var actor = new Actor(tenant, new UserId(ids.next()), Set.of(), "req-test", Option.none());
        Instant now = Instant.now();
        var event = new EventView(ids.next(), "case.opened", 1, "case", ids.next(), 1, now);
        var view = new LetterView(
                new DeadLetterId(ids.next()),
                SUBSCRIBER,
                DeadLetterState.DEAD,
                8,
                Option.none(),
                CAUSE,
                "It broke.",
                now,
                now,
                event.id(),
                event);
        var content = new ContentView(
                actor.user().toString(),
                "req-1",
                now,
                EventData.of(Map.of("title", "Checkout fails", "tags", List.of())));
        stored.write(actor, () -> {
            letters.add(actor, view, Option.some(content));
            return Either.right(view);
        });
        return view.id().toString();
    }

    /** A subscriber that waits for everything that one can wait for. */
    private static final class OneSubscriber implements SubscriberStatus {

        @Override
        public List<SubscriberView> own(Actor actor) {
            return List.of(SubscriberView.of(SUBSCRIBER, 90, 3, false, 1, 2, 1, true));
        }

        @Override
        public List<LagView> all() {
            var open = new OpenTransactionView(
                    Holder.SESSION, Option.some(4711), Option.some("night report"), Option.some(120L));
            return List.of(
                    new LagView(
                            SubscriberView.of(SUBSCRIBER, 0, 0, false, 0, 0, 1, true),
                            4,
                            0,
                            List.of("node one"),
                            Option.some(open)),
                    new LagView(
                            SubscriberView.of("search", 90, 10_000, true, 0, 0, 0, false),
                            4,
                            4,
                            List.of(),
                            Option.none()));
        }

        @Override
        public Forgotten forget(String name) {
            return new Forgotten.Unknown();
        }
    }
}
