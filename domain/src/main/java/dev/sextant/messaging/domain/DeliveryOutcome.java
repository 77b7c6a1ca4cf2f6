package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.Coded;
import io.vavr.control.Option;
import java.time.Duration;

/** What came of sending a message once. */
public sealed interface DeliveryOutcome {

    /**
     * The receiver answered.
     *
     * @param status the HTTP status
     * @param retryAfter how long the receiver asks to be left alone, when it does
     */
    record Answered(int status, Option<Duration> retryAfter) implements DeliveryOutcome {}

    /**
     * There was no answer.
     *
     * @param trouble why
     */
    record Unanswered(Trouble trouble) implements DeliveryOutcome {}

    /** Why there was no answer. */
    enum Trouble implements Coded {
        /** The address may not be called, or its host leads where nobody may be led. */
        ADDRESS_REFUSED,
        /** No connection was made, or it broke, or the other side is not who it should be, or does not speak HTTP. */
        CONNECTION_FAILED,
        /** There was no whole answer in time. */
        TIMED_OUT,
        /** The message could not be signed, because a secret cannot be opened. */
        NOT_SIGNED
    }

    /** Whether the receiver took the message: with any status from 200 to 299. No redirect is followed, so one is no success. */
    default boolean isSuccess() {
        return this instanceof Answered answered && answered.status() >= 200 && answered.status() < 300;
    }

    /** Whether the receiver said that it is gone for good. */
    default boolean isGone() {
        return this instanceof Answered answered && answered.status() == 410;
    }

    /** How long the receiver asks to be left alone; counts with status 429 and 503 only. */
    default Option<Duration> askedPause() {
        return this instanceof Answered answered && (answered.status() == 429 || answered.status() == 503)
                ? answered.retryAfter()
                : Option.none();
    }
}
