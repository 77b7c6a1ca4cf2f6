package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.DeliveryDispatch;
import dev.sextant.messaging.application.DeliveryQueries;
import dev.sextant.messaging.application.WebhookDeliveries;
import dev.sextant.messaging.application.WebhookQueries;
import dev.sextant.messaging.application.WebhookStoresContract;
import dev.sextant.messaging.application.Webhooks;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqWebhookStoresTest extends WebhookStoresContract {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(4);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Override
    protected Webhooks webhooks() {
        return new JooqWebhooks(stage.transactions());
    }

    @Override
    protected WebhookDeliveries deliveries() {
        return new JooqWebhookDeliveries(stage.transactions());
    }

    @Override
    protected WebhookQueries webhookQueries() {
        return new JooqWebhookQueries(stage.transactions());
    }

    @Override
    protected DeliveryQueries deliveryQueries() {
        return new JooqDeliveryQueries(stage.transactions());
    }

    @Override
    protected DeliveryDispatch dispatch() {
        return new SqlDeliveryDispatch(stage.database().worker());
    }
}
