package dev.sextant.messaging.web;

import dev.sextant.messaging.application.CreateWebhook;
import dev.sextant.messaging.application.DeleteWebhook;
import dev.sextant.messaging.application.DeliveryBell;
import dev.sextant.messaging.application.DeliveryDispatch;
import dev.sextant.messaging.application.DeliverySender;
import dev.sextant.messaging.application.DisableWebhook;
import dev.sextant.messaging.application.EditWebhook;
import dev.sextant.messaging.application.EnableWebhook;
import dev.sextant.messaging.application.RedeliverMessage;
import dev.sextant.messaging.application.RotateWebhookSecret;
import dev.sextant.messaging.application.TestWebhook;
import dev.sextant.messaging.application.WebhookBook;
import dev.sextant.messaging.application.WebhookReceivers;
import dev.sextant.messaging.application.inmemory.InMemoryDeliveryDispatch;
import dev.sextant.messaging.application.inmemory.InMemoryDeliveryQueries;
import dev.sextant.messaging.application.inmemory.InMemoryWebhookDeliveries;
import dev.sextant.messaging.application.inmemory.InMemoryWebhookQueries;
import dev.sextant.messaging.application.inmemory.InMemoryWebhooks;
import dev.sextant.messaging.application.inmemory.PlainWebhookSecrets;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.WebhookAddress;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Webhooks over fakes: their routes, and receivers that answer what a test wants. */
public final class InMemoryWebhookWorld {

    private final AtomicInteger status = new AtomicInteger(200);
    private final DeliveryDispatch dispatch;
    private final DeliverySender sender;
    private final List<Routes> routes;

    /** Over these. */
    public InMemoryWebhookWorld(
            InMemoryTransactions stored,
            Transactions transactions,
            Handling handling,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        var webhooks = new InMemoryWebhooks(stored);
        var deliveries = new InMemoryWebhookDeliveries(stored, clock);
        var secrets = new PlainWebhookSecrets(new SecureRandom());
        var receivers = new Receivers();
        var book = new WebhookBook(webhooks, outbox, clock);
        var bell = new DeliveryBell(transactions, () -> {});
        this.dispatch = new InMemoryDeliveryDispatch(stored, webhooks, deliveries);
        this.sender = new DeliverySender(
                new DeliverySender.Stores(stored, webhooks, deliveries, book),
                receivers,
                secrets,
                System::nanoTime,
                () -> 0,
                failure -> {
                    throw failure;
                });
        var handlers = new WebhookHandlers(
                new InMemoryWebhookQueries(webhooks),
                new InMemoryDeliveryQueries(webhooks, deliveries),
                new CreateWebhook(webhooks, receivers, secrets, ids, book),
                new EditWebhook(receivers, book),
                new RotateWebhookSecret(secrets, book),
                new EnableWebhook(book),
                new DisableWebhook(book),
                new DeleteWebhook(webhooks, book),
                new TestWebhook(webhooks, deliveries, event -> "{}", bell, ids, book),
                new RedeliverMessage(webhooks, deliveries, bell, book));
        this.routes = List.of(new WebhookRoutes(handling, handlers), new DeliveryRoutes(handling, handlers));
    }

    /** All routes. */
    public List<Routes> routes() {
        return routes;
    }

    /** Sends what is due; receivers answer with this status. */
    public void deliver(int answer) {
        status.set(answer);
        dispatch.due(new DeliveryDispatch.Ask(100, 100, 1_000, Set.of(), Set.of()))
                .forEach(sender::send);
    }

    /** Answers what the test wants; the machine itself is no receiver. */
    private final class Receivers implements WebhookReceivers {

        @Override
        public Option<String> refusal(WebhookAddress address) {
            return Option.when(address.value().contains("localhost"), "the host is this machine");
        }

        @Override
        public DeliveryOutcome post(WebhookAddress address, Map<String, String> headers, String body) {
            return new DeliveryOutcome.Answered(status.get(), Option.none());
        }
    }
}
