package dev.sextant.messaging.domain;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One event on its way to one webhook. It is sent at once, and again as {@link DeliverySchedule} says until the receiver takes it, says that it is gone, or the last try is over; a try of the receiver is sent once. What was ended can be
 * sent again by whoever looks after the webhook, under the same message id. It is a note of work that is open or done, which its store reads and writes as a whole, and no aggregate: it decides nothing that others rely on.
 *
 * @param id its id
 * @param webhook where it goes
 * @param message what is brought
 * @param state how far it is
 * @param tried how often it was sent since it was begun, or begun again; a try that is under way counts
 * @param attempts what came of the latest tries, at most {@link #MOST_REMEMBERED}, oldest first
 * @param createdAt when it was begun
 * @param nextAt when it is sent next, or looked after when the try that is under way does not end; none when it has ended
 */
public record Delivery(
        DeliveryId id,
        WebhookId webhook,
        DeliveryMessage message,
        DeliveryState state,
        int tried,
        List<DeliveryAttempt> attempts,
        Instant createdAt,
        Option<Instant> nextAt) {

    /** How many tries are remembered. */
    public static final int MOST_REMEMBERED = 50;

    /** How long an ended delivery is remembered. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /** Copies the attempts. */
    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /**
     * A delivery after a try.
     *
     * @param delivery how far it is
     * @param pause when it is sent again; none when it has ended
     */
    public record Next(Delivery delivery, Option<Duration> pause) {}

    /** Begins a delivery, which is due at once. */
    public static Delivery begin(DeliveryId id, WebhookId webhook, DeliveryMessage message, Instant at) {
        return new Delivery(id, webhook, message, DeliveryState.PENDING, 0, List.of(), at, Option.some(at));
    }

    /**
     * Takes it in hand, so that nobody else sends it meanwhile.
     *
     * @param until when others may take it in hand again
     */
    public Delivery claimed(Instant until) {
        return new Delivery(id, webhook, message, state, tried + 1, attempts, createdAt, Option.some(until));
    }

    /** Whether it was taken in hand more often than it is sent, because the program stopped in the midst of it again and again. */
    public boolean isWornOut() {
        return tried > DeliverySchedule.TRIES;
    }

    /** It is given up without another try. */
    public Delivery givenUp() {
        return with(DeliveryState.FAILED, attempts, Option.none());
    }

    /**
     * What follows from a try.
     *
     * @param chance from 0 to below 1, spreads the next try
     */
    public Next after(DeliveryAttempt attempt, double chance) {
        DeliveryOutcome outcome = attempt.outcome();
        if (outcome.isSuccess()) {
            return ended(DeliveryState.DELIVERED, attempt);
        }
        Option<Duration> pause = outcome.isGone() || message.isTest()
                ? Option.none()
                : DeliverySchedule.pauseAfter(tried, outcome.askedPause(), chance);
        return pause.fold(
                () -> ended(DeliveryState.FAILED, attempt),
                wait -> new Next(
                        with(
                                DeliveryState.PENDING,
                                remembering(attempt),
                                Option.some(attempt.end().plus(wait))),
                        Option.some(wait)));
    }

    private Next ended(DeliveryState end, DeliveryAttempt attempt) {
        return new Next(with(end, remembering(attempt), Option.none()), Option.none());
    }

    private Delivery with(DeliveryState next, List<DeliveryAttempt> remembered, Option<Instant> at) {
        return new Delivery(id, webhook, message, next, tried, remembered, createdAt, at);
    }

    private List<DeliveryAttempt> remembering(DeliveryAttempt attempt) {
        var remembered = new ArrayList<>(attempts);
        remembered.add(attempt);
        return remembered.subList(Math.max(0, remembered.size() - MOST_REMEMBERED), remembered.size());
    }

    /** Nobody is told any more. */
    public Delivery cancelled() {
        return with(DeliveryState.CANCELLED, attempts, Option.none());
    }

    /** The same, sent next when its store says so: that one's clock decides what is due. */
    public Delivery dueAt(Option<Instant> next) {
        return with(state, attempts, next);
    }

    /** Begins again, with all tries before it; refused while it is under way. */
    public Either<WebhookError, Delivery> again(Instant at) {
        return state == DeliveryState.PENDING
                ? WebhookError.Refusal.DELIVERY_PENDING.refuse()
                : Either.right(new Delivery(
                        id, webhook, message, DeliveryState.PENDING, 0, attempts, createdAt, Option.some(at)));
    }
}
