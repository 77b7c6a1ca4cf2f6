package dev.sextant.messaging.persistence;

import static dev.sextant.messaging.persistence.db.Tables.WEBHOOK_DELIVERY;

import dev.sextant.messaging.application.WebhookDeliveries;
import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.DeliveryMessage;
import dev.sextant.messaging.domain.DeliveryState;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.persistence.db.tables.records.WebhookDeliveryRecord;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Deliveries as a row each. What is due is told by the clock of the database. */
public final class JooqWebhookDeliveries implements WebhookDeliveries {

    private static final Field<Instant> NOW = DSL.field("clock_timestamp()", SQLDataType.INSTANT);

    private final JooqTransactions transactions;

    /** Deliveries in the transactions of this database. */
    public JooqWebhookDeliveries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    private static Field<Instant> in(Duration pause) {
        return DSL.field(
                "clock_timestamp() + {0} * interval '1 microsecond'",
                SQLDataType.INSTANT, DSL.val(pause.toNanos() / 1_000));
    }

    private static Condition is(Actor actor, DeliveryId id) {
        return WEBHOOK_DELIVERY.TENANT_ID.eq(actor.tenant().value()).and(WEBHOOK_DELIVERY.ID.eq(id.value()));
    }

    @Override
    public void add(Actor actor, List<Delivery> begun) {
        transactions
                .dsl(actor)
                .insertInto(WEBHOOK_DELIVERY)
                .set(begun.stream().map(delivery -> row(actor, delivery)).toList())
                .onConflict(WEBHOOK_DELIVERY.TENANT_ID, WEBHOOK_DELIVERY.WEBHOOK_ID, WEBHOOK_DELIVERY.EVENT_ID)
                .doNothing()
                .execute();
    }

    /** Without the time at which it is due, which the database sets to its own present. */
    private static WebhookDeliveryRecord row(Actor actor, Delivery delivery) {
        var row = new WebhookDeliveryRecord();
        row.setTenantId(actor.tenant().value());
        row.setId(delivery.id().value());
        row.setWebhookId(delivery.webhook().value());
        row.setEventId(delivery.message().event());
        row.setEventType(delivery.message().type());
        row.setBody(delivery.message().body());
        row.setState(delivery.state().code());
        row.setTried(delivery.tried());
        row.setAttempts(AttemptsJson.write(delivery.attempts()));
        row.setCreatedAt(delivery.createdAt());
        return row;
    }

    @Override
    public Option<Delivery> findForUpdate(Actor actor, WebhookId webhook, DeliveryId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(WEBHOOK_DELIVERY)
                        .where(is(actor, id))
                        .and(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook.value()))
                        .forUpdate()
                        .fetchOptional())
                .map(JooqWebhookDeliveries::restore);
    }

    @Override
    public Option<Delivery> claim(Actor actor, DeliveryId id, Duration lease) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .update(WEBHOOK_DELIVERY)
                        .set(WEBHOOK_DELIVERY.TRIED, WEBHOOK_DELIVERY.TRIED.plus(1))
                        .set(WEBHOOK_DELIVERY.NEXT_AT, in(lease))
                        .where(is(actor, id))
                        .and(WEBHOOK_DELIVERY.NEXT_AT.le(NOW))
                        .returning()
                        .fetchOptional())
                .map(JooqWebhookDeliveries::restore);
    }

    @Override
    public boolean note(Actor actor, Delivery outcome, Option<Duration> pause) {
        int noted = transactions
                .dsl(actor)
                .update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.STATE, outcome.state().code())
                .set(WEBHOOK_DELIVERY.ATTEMPTS, AttemptsJson.write(outcome.attempts()))
                .set(
                        WEBHOOK_DELIVERY.NEXT_AT,
                        pause.map(JooqWebhookDeliveries::in).getOrElse(DSL.inline(null, SQLDataType.INSTANT)))
                .where(is(actor, outcome.id()))
                .and(WEBHOOK_DELIVERY.STATE.eq(DeliveryState.PENDING.code()))
                .and(WEBHOOK_DELIVERY.TRIED.eq(outcome.tried()))
                .execute();
        return noted == 1;
    }

    @Override
    public void beginAgain(Actor actor, Delivery again) {
        transactions
                .dsl(actor)
                .update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.STATE, again.state().code())
                .set(WEBHOOK_DELIVERY.TRIED, again.tried())
                .set(WEBHOOK_DELIVERY.NEXT_AT, NOW)
                .where(is(actor, again.id()))
                .execute();
    }

    /** The delivery of a row. */
    static Delivery restore(WebhookDeliveryRecord row) {
        return new Delivery(
                new DeliveryId(row.getId()),
                new WebhookId(row.getWebhookId()),
                new DeliveryMessage(row.getEventId(), row.getEventType(), row.getBody()),
                Coded.find(DeliveryState.class, row.getState())
                        .getOrElseThrow(() -> new IllegalStateException("no state: " + row.getState())),
                row.getTried(),
                AttemptsJson.read(row.getAttempts()),
                row.getCreatedAt(),
                Option.of(row.getNextAt()));
    }
}
