package dev.sextant.messaging.persistence;

import static dev.sextant.messaging.persistence.db.Tables.WEBHOOK;
import static dev.sextant.messaging.persistence.db.Tables.WEBHOOK_DELIVERY;

import dev.sextant.messaging.application.DeliveryQueries;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookError.Thing;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jooq.DSLContext;

/** Questions about deliveries as SQL. Those of a webhook that is gone are not found. */
public final class JooqDeliveryQueries implements DeliveryQueries {

    private final JooqTransactions transactions;

    /** Questions in the transactions of this database. */
    public JooqDeliveryQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    private static Either<WebhookError, WebhookId> known(DSLContext dsl, Actor actor, WebhookId webhook) {
        boolean known = dsl.fetchExists(
                WEBHOOK, WEBHOOK.TENANT_ID.eq(actor.tenant().value()).and(WEBHOOK.ID.eq(webhook.value())));
        return known ? Either.right(webhook) : new WebhookError.NotFound(Thing.WEBHOOK, webhook.toString()).refuse();
    }

    @Override
    public Either<WebhookError, DeliveryView> byId(Actor actor, WebhookId webhook, DeliveryId id) {
        DSLContext dsl = transactions.dsl(actor);
        return known(dsl, actor, webhook)
                .flatMap(found -> Option.ofOptional(dsl.selectFrom(WEBHOOK_DELIVERY)
                                .where(WEBHOOK_DELIVERY.TENANT_ID.eq(
                                        actor.tenant().value()))
                                .and(WEBHOOK_DELIVERY.ID.eq(id.value()))
                                .and(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(found.value()))
                                .fetchOptional())
                        .toEither(() -> new WebhookError.NotFound(Thing.DELIVERY, id.toString())))
                .map(row -> DeliveryView.of(JooqWebhookDeliveries.restore(row)));
    }

    @Override
    public Either<WebhookError, Page<DeliveryView>> page(Actor actor, WebhookId webhook, PageRequest page) {
        DSLContext dsl = transactions.dsl(actor);
        return known(dsl, actor, webhook)
                .map(found -> NewestFirst.page(
                        dsl.selectFrom(WEBHOOK_DELIVERY)
                                .where(WEBHOOK_DELIVERY.TENANT_ID.eq(
                                        actor.tenant().value()))
                                .and(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(found.value())),
                        WEBHOOK_DELIVERY.ID,
                        page,
                        rows -> rows.stream()
                                .map(JooqWebhookDeliveries::restore)
                                .map(DeliveryView::of)
                                .toList()));
    }
}
