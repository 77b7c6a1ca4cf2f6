package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.sextant.bootstrap.bridge.SealedWebhookSecrets;
import dev.sextant.identity.integration.AesSealing;
import dev.sextant.messaging.application.CreateWebhook;
import dev.sextant.messaging.application.DeleteWebhook;
import dev.sextant.messaging.application.DeliveryBell;
import dev.sextant.messaging.application.DeliveryDispatch;
import dev.sextant.messaging.application.DeliverySender;
import dev.sextant.messaging.application.DisableWebhook;
import dev.sextant.messaging.application.EditWebhook;
import dev.sextant.messaging.application.EnableWebhook;
import dev.sextant.messaging.application.RedeliverMessage;
import dev.sextant.messaging.application.RenewWebhookSeals;
import dev.sextant.messaging.application.RotateWebhookSecret;
import dev.sextant.messaging.application.TestWebhook;
import dev.sextant.messaging.application.WebhookBook;
import dev.sextant.messaging.application.WebhookDeliveries;
import dev.sextant.messaging.application.WebhookEnvelope;
import dev.sextant.messaging.application.WebhookSecrets;
import dev.sextant.messaging.application.Webhooks;
import dev.sextant.messaging.application.WhenAnythingHappened;
import dev.sextant.messaging.persistence.CloudEventJson;
import dev.sextant.messaging.persistence.JooqDeliveryQueries;
import dev.sextant.messaging.persistence.JooqWebhookDeliveries;
import dev.sextant.messaging.persistence.JooqWebhookQueries;
import dev.sextant.messaging.persistence.JooqWebhooks;
import dev.sextant.messaging.persistence.SqlDeliveryDispatch;
import dev.sextant.messaging.web.DeliveryRoutes;
import dev.sextant.messaging.web.WebhookHandlers;
import dev.sextant.messaging.web.WebhookRoutes;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.persistence.JooqTransactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** Webhooks on PostgreSQL. */
public final class WebhooksModule extends AbstractModule {

    private final DataSource worker;
    private final IdentitySettings settings;

    /**
     * Webhooks of a server of many organisations.
     *
     * @param worker connections of the role {@code sextant_worker}: they find what is due
     * @param settings which keys seal secrets, and how receivers are reached
     */
    public WebhooksModule(DataSource worker, IdentitySettings settings) {
        this.worker = worker;
        this.settings = settings;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Reaction.class);
    }

    @Provides
    @Singleton
    Webhooks webhooks(JooqTransactions transactions) {
        return new JooqWebhooks(transactions);
    }

    @Provides
    @Singleton
    WebhookDeliveries deliveries(JooqTransactions transactions) {
        return new JooqWebhookDeliveries(transactions);
    }

    @Provides
    @Singleton
    DeliveryDispatch dispatch() {
        return new SqlDeliveryDispatch(worker);
    }

    @Provides
    @Singleton
    WebhookBook book(Webhooks webhooks, Outbox outbox, Clock clock) {
        return new WebhookBook(webhooks, outbox, clock);
    }

    @Provides
    @Singleton
    WebhookEnvelope envelope(EventContracts contracts) {
        return new CloudEventJson(new CloudEvents(contracts, CloudEventNames.SEXTANT));
    }

    @Provides
    @Singleton
    WebhookSecrets secrets() {
        var source = new SecureRandom();
        return new SealedWebhookSecrets(new AesSealing(settings.masterKeys()), count -> {
            byte[] bytes = new byte[count];
            source.nextBytes(bytes);
            return bytes;
        });
    }

    @Provides
    @Singleton
    CountedReceivers receivers() {
        return new CountedReceivers(settings.receivers());
    }

    @Provides
    @Singleton
    WebhookRounds rounds(
            JooqTransactions transactions,
            Webhooks webhooks,
            WebhookDeliveries deliveries,
            DeliveryDispatch dispatch,
            CountedReceivers receivers,
            WebhookSecrets secrets,
            WebhookBook book) {
        var sender = new DeliverySender(
                new DeliverySender.Stores(transactions, webhooks, deliveries, book),
                receivers,
                secrets,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                WebhookRounds::unreadable);
        return new WebhookRounds(dispatch, sender);
    }

    @Provides
    @Singleton
    DeliveryBell bell(JooqTransactions transactions, WebhookRounds rounds) {
        return new DeliveryBell(transactions, rounds::wake);
    }

    @ProvidesIntoSet
    @Singleton
    Reaction whenAnythingHappened(
            Webhooks webhooks,
            WebhookDeliveries deliveries,
            WebhookEnvelope envelope,
            DeliveryBell bell,
            IdGenerator ids,
            WebhookBook book) {
        return new WhenAnythingHappened(webhooks, deliveries, envelope, bell, ids, book);
    }

    @Provides
    @Singleton
    WebhookHandlers handlers(
            JooqTransactions transactions,
            Webhooks webhooks,
            WebhookDeliveries deliveries,
            WebhookEnvelope envelope,
            WebhookSecrets secrets,
            DeliveryBell bell,
            IdGenerator ids,
            WebhookBook book) {
        return new WebhookHandlers(
                new JooqWebhookQueries(transactions),
                new JooqDeliveryQueries(transactions),
                new CreateWebhook(webhooks, settings.receivers(), secrets, ids, book),
                new EditWebhook(settings.receivers(), book),
                new RotateWebhookSecret(secrets, book),
                new EnableWebhook(book),
                new DisableWebhook(book),
                new DeleteWebhook(webhooks, book),
                new TestWebhook(webhooks, deliveries, envelope, bell, ids, book),
                new RedeliverMessage(webhooks, deliveries, bell, book));
    }

    @Provides
    @Singleton
    WebhookContext context(
            Handling handling,
            WebhookHandlers handlers,
            WebhookRounds rounds,
            CountedReceivers receivers,
            JooqTransactions transactions,
            DeliveryDispatch dispatch,
            Webhooks webhooks,
            WebhookSecrets secrets,
            WebhookBook book) {
        return new WebhookContext(
                List.of(new WebhookRoutes(handling, handlers), new DeliveryRoutes(handling, handlers)),
                rounds,
                receivers,
                new RenewWebhookSeals(transactions, dispatch, webhooks, secrets, book));
    }
}
