package dev.sextant.messaging.application;

import dev.sextant.messaging.application.DeliveryDispatch.Due;
import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.DeliveryAttempt;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.DeliveryOutcome.Trouble;
import dev.sextant.messaging.domain.DeliveryOutcome.Unanswered;
import dev.sextant.messaging.domain.DeliveryState;
import dev.sextant.messaging.domain.Signature;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookSecret;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sends one delivery once: takes it in hand, sends it without a transaction, and notes what came of it. A program that stops between sending and noting leaves it to whoever looks when the lease is over, who sends it again under the same id. One
 * that was only asleep meanwhile cannot note anything any more. Safe for many threads.
 */
public final class DeliverySender {

    /** How long a delivery that was taken in hand is left alone by others. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final Transactions transactions;
    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookReceivers receivers;
    private final WebhookSecrets secrets;
    private final WebhookBook book;
    private final LongSupplier nanos;
    private final DoubleSupplier chance;
    private final Consumer<RuntimeException> unreadable;

    /** What is kept, and by whom. */
    public record Stores(
            Transactions transactions, Webhooks webhooks, WebhookDeliveries deliveries, WebhookBook book) {}

    /**
     * A sender.
     *
     * @param nanos a clock that only runs forward, in nanoseconds
     * @param chance gives numbers from 0 to below 1
     * @param unreadable is told when a secret cannot be opened
     */
    public DeliverySender(
            Stores stores,
            WebhookReceivers receivers,
            WebhookSecrets secrets,
            LongSupplier nanos,
            DoubleSupplier chance,
            Consumer<RuntimeException> unreadable) {
        this.transactions = stores.transactions();
        this.webhooks = stores.webhooks();
        this.deliveries = stores.deliveries();
        this.book = stores.book();
        this.receivers = receivers;
        this.secrets = secrets;
        this.nanos = nanos;
        this.chance = chance;
        this.unreadable = unreadable;
    }

    /** A delivery in hand, and where it goes. */
    private record InHand(Delivery delivery, Webhook webhook) {}

    /**
     * Sends what is due, unless somebody else does.
     *
     * @throws dev.sextant.shared.application.Unavailable when the store cannot answer now; what was sent and not noted is sent again
     */
    public void send(Due due) {
        Actor actor = WebhookBook.program(due.tenant(), "delivery " + due.delivery());
        Option<InHand> taken = write(actor, () -> take(actor, due));
        taken.forEach(inHand -> {
            DeliveryAttempt attempt = attempt(inHand);
            write(actor, () -> note(actor, inHand, attempt));
        });
    }

    private Option<InHand> take(Actor actor, Due due) {
        return deliveries.claim(actor, due.delivery(), LEASE).flatMap(delivery -> {
            Option<Webhook> webhook = webhooks.find(actor, delivery.webhook()).filter(Webhook::isEnabled);
            if (webhook.isEmpty()) {
                deliveries.note(actor, delivery.cancelled(), Option.none());
                return Option.none();
            }
            if (delivery.isWornOut()) {
                deliveries.note(actor, delivery.givenUp(), Option.none());
                return Option.none();
            }
            return webhook.map(found -> new InHand(delivery, found));
        });
    }

    private DeliveryAttempt attempt(InHand inHand) {
        Instant at = book.now();
        long begun = nanos.getAsLong();
        DeliveryOutcome outcome = post(inHand, at);
        long took = Duration.ofNanos(nanos.getAsLong() - begun).dividedBy(MILLISECOND);
        return new DeliveryAttempt(at, Duration.ofMillis(took), outcome);
    }

    private DeliveryOutcome post(InHand inHand, Instant at) {
        Webhook webhook = inHand.webhook();
        List<WebhookSecret> open;
        try {
            open = webhook.keysAt(at).stream()
                    .map(key -> secrets.open(webhook.id(), key))
                    .toList();
        } catch (IllegalStateException sealed) {
            unreadable.accept(sealed);
            return new Unanswered(Trouble.NOT_SIGNED);
        }
        var message = inHand.delivery().message();
        return receivers.post(
                webhook.snapshot().address(),
                Signature.headers(open, message.id(), at, message.body()).asMap(),
                message.body());
    }

    /** Answers whether it was still ours to note. */
    private boolean note(Actor actor, InHand inHand, DeliveryAttempt attempt) {
        Delivery.Next next = inHand.delivery().after(attempt, chance.getAsDouble());
        boolean ours = deliveries.note(actor, next.delivery(), next.pause());
        if (ours && !inHand.delivery().message().isTest()) {
            fare(actor, next.delivery(), attempt);
        }
        return ours;
    }

    /** Notes how the receiver fares; who only tries it out changes nothing of it. */
    private void fare(Actor actor, Delivery delivery, DeliveryAttempt attempt) {
        if (attempt.outcome().isSuccess()) {
            webhooks.recovered(actor, delivery.webhook());
            return;
        }
        webhooks.failing(actor, delivery.webhook(), attempt.at());
        if (delivery.state() == DeliveryState.FAILED) {
            webhooks.findForUpdate(actor, delivery.webhook())
                    .forEach(webhook -> book.save(
                            actor,
                            webhook,
                            attempt.outcome().isGone()
                                    ? webhook.receiverIsGone(UserId.NOBODY, attempt.end())
                                    : webhook.deliveryWasGivenUp(UserId.NOBODY, attempt.end())));
        }
    }

    private <T> T write(Actor actor, Supplier<T> work) {
        return transactions
                .<IllegalStateException, T>write(actor, () -> Either.right(work.get()))
                .getOrElseThrow(impossible -> impossible);
    }
}
