package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.DeliveryAttempt;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.DeliveryOutcome.Answered;
import dev.sextant.messaging.domain.DeliveryOutcome.Unanswered;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about what was delivered to the webhooks of the actor's organisation, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface DeliveryQueries {

    /** The delivery, or {@link WebhookError.NotFound} for it or its webhook. */
    Either<WebhookError, DeliveryView> byId(Actor actor, WebhookId webhook, DeliveryId id);

    /** A page of the deliveries to a webhook, newest first, or {@link WebhookError.NotFound} for the webhook. */
    Either<WebhookError, Page<DeliveryView>> page(Actor actor, WebhookId webhook, PageRequest page);

    /**
     * A delivery, without what the event says and what the receiver answered beside its status.
     *
     * @param id {@code dlv_…}
     * @param webhookId {@code whk_…}
     * @param eventId {@code evt_…}, the id of the message
     * @param eventType the type of the event, such as {@code case.opened}
     * @param state {@code pending}, {@code delivered}, {@code failed} or {@code cancelled}
     * @param attempts what came of the latest tries, oldest first
     * @param createdAt when it was begun
     * @param nextAttemptAt when it is sent next; none when it has ended
     */
    record DeliveryView(
            String id,
            String webhookId,
            String eventId,
            String eventType,
            String state,
            List<AttemptView> attempts,
            Instant createdAt,
            Option<Instant> nextAttemptAt) {

        /** Copies the list. */
        public DeliveryView {
            attempts = List.copyOf(attempts);
        }

        /** The view of a delivery. */
        public static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id().toString(),
                    delivery.webhook().toString(),
                    delivery.message().id(),
                    delivery.message().type(),
                    delivery.state().code(),
                    delivery.attempts().stream().map(AttemptView::of).toList(),
                    delivery.createdAt(),
                    delivery.nextAt());
        }
    }

    /**
     * One time that a message was sent.
     *
     * @param at when
     * @param duration how long it took, ISO 8601
     * @param status the HTTP status that the receiver answered; none without an answer
     * @param trouble why there was no answer: {@code address_refused}, {@code connection_failed}, {@code timed_out} or {@code not_signed}
     */
    record AttemptView(Instant at, String duration, Option<Integer> status, Option<String> trouble) {

        static AttemptView of(DeliveryAttempt attempt) {
            DeliveryOutcome outcome = attempt.outcome();
            return new AttemptView(
                    attempt.at(),
                    attempt.took().toString(),
                    outcome instanceof Answered answered ? Option.some(answered.status()) : Option.none(),
                    outcome instanceof Unanswered unanswered
                            ? Option.some(unanswered.trouble().code())
                            : Option.none());
        }
    }
}
