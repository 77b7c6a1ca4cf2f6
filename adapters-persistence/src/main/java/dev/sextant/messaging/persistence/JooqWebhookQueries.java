package dev.sextant.messaging.persistence;

import static dev.sextant.messaging.persistence.db.Tables.WEBHOOK;

import dev.sextant.messaging.application.WebhookQueries;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import org.jooq.DSLContext;

/** Questions about webhooks as SQL. The rows of a webhook are the whole webhook, so they are turned into the view by way of it. */
public final class JooqWebhookQueries implements WebhookQueries {

    private final JooqTransactions transactions;
    private final JooqWebhooks webhooks;

    /** Questions in the transactions of this database. */
    public JooqWebhookQueries(JooqTransactions transactions) {
        this.transactions = transactions;
        this.webhooks = new JooqWebhooks(transactions);
    }

    @Override
    public Either<WebhookError, WebhookView> byId(Actor actor, WebhookId id) {
        return webhooks.find(actor, id)
                .<WebhookError>toEither(() -> new WebhookError.NotFound(WebhookError.Thing.WEBHOOK, id.toString()))
                .map(WebhookView::of);
    }

    @Override
    public Page<WebhookView> page(Actor actor, PageRequest page) {
        DSLContext dsl = transactions.dsl(actor);
        return NewestFirst.page(
                dsl.selectFrom(WEBHOOK)
                        .where(WEBHOOK.TENANT_ID.eq(actor.tenant().value())),
                WEBHOOK.ID,
                page,
                rows -> WebhookRows.restore(dsl, rows).stream()
                        .map(WebhookView::of)
                        .toList());
    }
}
