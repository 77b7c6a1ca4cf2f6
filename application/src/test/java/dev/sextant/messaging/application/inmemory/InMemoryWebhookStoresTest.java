package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.DeliveryDispatch;
import dev.sextant.messaging.application.DeliveryQueries;
import dev.sextant.messaging.application.WebhookDeliveries;
import dev.sextant.messaging.application.WebhookQueries;
import dev.sextant.messaging.application.WebhookStoresContract;
import dev.sextant.messaging.application.Webhooks;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import java.time.Clock;

class InMemoryWebhookStoresTest extends WebhookStoresContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryWebhooks webhooks = new InMemoryWebhooks(transactions);
    private final InMemoryWebhookDeliveries deliveries = new InMemoryWebhookDeliveries(transactions, Clock.systemUTC());

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected Webhooks webhooks() {
        return webhooks;
    }

    @Override
    protected WebhookDeliveries deliveries() {
        return deliveries;
    }

    @Override
    protected WebhookQueries webhookQueries() {
        return new InMemoryWebhookQueries(webhooks);
    }

    @Override
    protected DeliveryQueries deliveryQueries() {
        return new InMemoryDeliveryQueries(webhooks, deliveries);
    }

    @Override
    protected DeliveryDispatch dispatch() {
        return new InMemoryDeliveryDispatch(transactions, webhooks, deliveries);
    }
}
