package dev.sextant.messaging.application;

import dev.sextant.messaging.application.DeliveryDispatch.Ask;
import dev.sextant.messaging.application.inmemory.InMemoryDeliveryDispatch;
import dev.sextant.messaging.application.inmemory.InMemoryDeliveryQueries;
import dev.sextant.messaging.application.inmemory.InMemoryWebhookDeliveries;
import dev.sextant.messaging.application.inmemory.InMemoryWebhookQueries;
import dev.sextant.messaging.application.inmemory.InMemoryWebhooks;
import dev.sextant.messaging.application.inmemory.PlainWebhookSecrets;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.WebhookAddress;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.SettableClock;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Webhooks over the fakes, as a program would wire them; for stories that go from an event to its receiver. */
public final class WebhookProgram {

    // What a story looks at; all of it is the same for every use case below.
    public final SettableClock clock = new SettableClock(WebhookFixtures.NOON);
    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
    public final InMemoryWebhooks webhooks = new InMemoryWebhooks(transactions);
    public final InMemoryWebhookDeliveries deliveries = new InMemoryWebhookDeliveries(transactions, clock);
    public final DeliveryDispatch dispatch = new InMemoryDeliveryDispatch(transactions, webhooks, deliveries);
    public final World world = new World();
    public final AtomicInteger rung = new AtomicInteger();
    public final List<RuntimeException> unreadable = new ArrayList<>();
    public final Handling handling = new Handling(transactions, (name, actor, outcome, took) -> {}, System::nanoTime);

    private final IdGenerator ids = new UuidV7(clock, new Random(2));
    private final WebhookBook book = new WebhookBook(webhooks, outbox, clock);
    private final DeliveryBell bell = new DeliveryBell(transactions, rung::incrementAndGet);
    private final WebhookEnvelope envelope =
            event -> "{\"type\":\"" + event.kind().type() + "\",\"id\":\"" + event.id() + "\"}";

    public final WebhookSecrets secrets = new PlainWebhookSecrets(new SecureRandom());
    public final WebhookQueries queries = new InMemoryWebhookQueries(webhooks);
    public final DeliveryQueries deliveryQueries = new InMemoryDeliveryQueries(webhooks, deliveries);
    public final CreateWebhook create = new CreateWebhook(webhooks, world, secrets, ids, book);
    public final EditWebhook edit = new EditWebhook(world, book);
    public final RotateWebhookSecret rotate = new RotateWebhookSecret(secrets, book);
    public final EnableWebhook enable = new EnableWebhook(book);
    public final DisableWebhook disable = new DisableWebhook(book);
    public final DeleteWebhook delete = new DeleteWebhook(webhooks, book);
    public final TestWebhook test = new TestWebhook(webhooks, deliveries, envelope, bell, ids, book);
    public final RedeliverMessage redeliver = new RedeliverMessage(webhooks, deliveries, bell, book);
    public final WhenAnythingHappened reaction =
            new WhenAnythingHappened(webhooks, deliveries, envelope, bell, ids, book);

    /** What came to a receiver. */
    public record Letter(WebhookAddress address, Map<String, String> headers, String body) {}

    /** Receivers that answer what a story wants, 200 when it wants nothing else. */
    public static final class World implements WebhookReceivers {
        public final List<Letter> letters = new ArrayList<>();
        public final Deque<DeliveryOutcome> answers = new ArrayDeque<>();
        public final AtomicBoolean crashes = new AtomicBoolean();

        @Override
        public Option<String> refusal(WebhookAddress address) {
            return Option.when(address.value().contains("localhost"), "the host is this machine");
        }

        @Override
        public DeliveryOutcome post(WebhookAddress address, Map<String, String> headers, String body) {
            letters.add(new Letter(address, headers, body));
            if (crashes.get()) {
                throw new IllegalArgumentException("the program stopped");
            }
            return answers.isEmpty() ? new DeliveryOutcome.Answered(200, Option.none()) : answers.removeFirst();
        }
    }

    /** A sender with these secrets. */
    public DeliverySender sender(WebhookSecrets known) {
        return new DeliverySender(
                new DeliverySender.Stores(transactions, webhooks, deliveries, book),
                world,
                known,
                System::nanoTime,
                () -> 0,
                unreadable::add);
    }

    /** The same secrets under a new master key. */
    public RenewWebhookSeals renewSeals(WebhookSecrets known) {
        return new RenewWebhookSeals(transactions, dispatch, webhooks, known, book);
    }

    /** Sends everything that is due, one after the other. */
    public int sendDue() {
        var due = dispatch.due(new Ask(100, 100, 1000, Set.of(), Set.of()));
        due.forEach(sender(secrets)::send);
        return due.size();
    }

    /** Tells of an event, as the engine does. */
    public void happen(Actor actor, ReceivedEvent event) {
        Either<String, String> done = transactions.write(actor, () -> {
            reaction.on(actor, event);
            return Either.right("done");
        });
        done.get();
    }
}
