package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.Coded;
import java.time.Instant;

/** Whether a webhook is told of events. */
public sealed interface WebhookState {

    /** It is. */
    record Enabled() implements WebhookState {}

    /**
     * It is not; what happens meanwhile is not made up for.
     *
     * @param reason why
     * @param at since when
     */
    record Disabled(Reason reason, Instant at) implements WebhookState {}

    /** Why a webhook is not told. */
    enum Reason implements Coded {
        /** Somebody wanted it so. */
        BY_USER,
        /** The receiver answered that it is gone for good, with status 410. */
        RECEIVER_GONE,
        /** For three days nothing could be delivered. */
        RECEIVER_FAILING
    }

    /** Whether it is told. */
    default boolean isEnabled() {
        return this instanceof Enabled;
    }
}
