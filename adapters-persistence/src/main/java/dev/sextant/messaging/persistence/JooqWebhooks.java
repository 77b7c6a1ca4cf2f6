package dev.sextant.messaging.persistence;

import static dev.sextant.messaging.persistence.db.Tables.WEBHOOK;
import static dev.sextant.messaging.persistence.db.Tables.WEBHOOK_KEY;

import dev.sextant.messaging.application.Webhooks;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookSnapshot;
import dev.sextant.messaging.persistence.db.tables.records.WebhookRecord;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Webhooks as a row each, with a row for each of their secrets. */
public final class JooqWebhooks implements Webhooks {

    private final JooqTransactions transactions;

    /** Webhooks in the transactions of this database. */
    public JooqWebhooks(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Webhook> find(Actor actor, WebhookId id) {
        DSLContext dsl = transactions.dsl(actor);
        return one(
                dsl,
                dsl.selectFrom(WEBHOOK)
                        .where(WEBHOOK.TENANT_ID.eq(actor.tenant().value()))
                        .and(WEBHOOK.ID.eq(id.value()))
                        .fetch());
    }

    @Override
    public Option<Webhook> findForUpdate(Actor actor, WebhookId id) {
        DSLContext dsl = transactions.dsl(actor);
        return one(
                dsl,
                dsl.selectFrom(WEBHOOK)
                        .where(WEBHOOK.TENANT_ID.eq(actor.tenant().value()))
                        .and(WEBHOOK.ID.eq(id.value()))
                        .forUpdate()
                        .fetch());
    }

    private static Option<Webhook> one(DSLContext dsl, List<WebhookRecord> rows) {
        return Option.ofOptional(WebhookRows.restore(dsl, rows).stream().findFirst());
    }

    @Override
    public List<Webhook> enabled(Actor actor) {
        DSLContext dsl = transactions.dsl(actor);
        return WebhookRows.restore(
                dsl,
                dsl.selectFrom(WEBHOOK)
                        .where(WEBHOOK.TENANT_ID.eq(actor.tenant().value()))
                        .and(WEBHOOK.DISABLED_REASON.isNull())
                        .orderBy(WEBHOOK.ID)
                        .fetch());
    }

    /** An advisory lock, with the tenant in its key, keeps others from counting; it ends with the transaction. */
    @Override
    public int count(Actor actor) {
        DSLContext dsl = transactions.dsl(actor);
        dsl.select(DSL.field(
                        "pg_advisory_xact_lock(hashtextextended({0}, 2))",
                        Object.class, DSL.val("webhooks\n" + actor.tenant())))
                .execute();
        return dsl.fetchCount(WEBHOOK, WEBHOOK.TENANT_ID.eq(actor.tenant().value()));
    }

    @Override
    public void add(Actor actor, Webhook made) {
        WebhookSnapshot kept = made.snapshot();
        WebhookRecord row = WebhookRows.changes(kept);
        row.setTenantId(actor.tenant().value());
        row.setId(kept.id().value());
        row.setCreatedAt(kept.createdAt());
        DSLContext dsl = transactions.dsl(actor);
        dsl.insertInto(WEBHOOK).set(row).execute();
        dsl.insertInto(WEBHOOK_KEY).set(WebhookRows.keys(actor, kept)).execute();
    }

    @Override
    public void save(Actor actor, Webhook changed, long readVersion) {
        WebhookSnapshot kept = changed.snapshot();
        DSLContext dsl = transactions.dsl(actor);
        int saved = dsl.update(WEBHOOK)
                .set(WebhookRows.changes(kept))
                .where(WEBHOOK.TENANT_ID.eq(actor.tenant().value()))
                .and(WEBHOOK.ID.eq(kept.id().value()))
                .and(WEBHOOK.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(kept.id().toString(), readVersion);
        }
        dsl.deleteFrom(WEBHOOK_KEY)
                .where(WEBHOOK_KEY.TENANT_ID.eq(actor.tenant().value()))
                .and(WEBHOOK_KEY.WEBHOOK_ID.eq(kept.id().value()))
                .execute();
        dsl.insertInto(WEBHOOK_KEY).set(WebhookRows.keys(actor, kept)).execute();
    }

    @Override
    public void delete(Actor actor, WebhookId id, long readVersion) {
        int deleted = transactions
                .dsl(actor)
                .deleteFrom(WEBHOOK)
                .where(WEBHOOK.TENANT_ID.eq(actor.tenant().value()))
                .and(WEBHOOK.ID.eq(id.value()))
                .and(WEBHOOK.VERSION.eq(readVersion))
                .execute();
        if (deleted == 0) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public void failing(Actor actor, WebhookId id, Instant since) {
        transactions
                .dsl(actor)
                .update(WEBHOOK)
                .set(WEBHOOK.FAILING_SINCE, since)
                .where(WEBHOOK.TENANT_ID.eq(actor.tenant().value()))
                .and(WEBHOOK.ID.eq(id.value()))
                .and(WEBHOOK.FAILING_SINCE.isNull())
                .execute();
    }

    @Override
    public void recovered(Actor actor, WebhookId id) {
        transactions
                .dsl(actor)
                .update(WEBHOOK)
                .setNull(WEBHOOK.FAILING_SINCE)
                .where(WEBHOOK.TENANT_ID.eq(actor.tenant().value()))
                .and(WEBHOOK.ID.eq(id.value()))
                .and(WEBHOOK.FAILING_SINCE.isNotNull())
                .execute();
    }
}
