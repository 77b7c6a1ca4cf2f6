package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import java.time.Duration;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Remembers the answers to requests that carry a key of the client's choice, so that a request which is sent again takes effect once. A key belongs to
 * one tenant, one user and one operation; equal keys of others are independent. Claim and answer are kept in the transaction of the effect: an effect without its answer, or an
 * answer without its effect, cannot exist. A refusal rolls back and is not remembered.
 */
@Port
public interface IdempotencyKeys {

    /** How long an answer is remembered at least. After that the key is free again. */
    Duration KEPT = Duration.ofHours(24);

    /**
     * An answer as it was given.
     *
     * @param status the status of the answer
     * @param headers names and values, alternating, in order
     * @param body the body as text; empty when there was none
     */
    record Answer(int status, List<String> headers, String body) {

        /** Copies the headers. */
        public Answer {
            headers = List.copyOf(headers);
        }
    }

    /** What a claim found. */
    sealed interface Claim {

        /** Nobody used the key within the last {@link #KEPT}: do the work and {@linkplain #keep keep} its answer, in the same transaction. */
        record Fresh() implements Claim {}

        /**
         * The same request was answered before.
         *
         * @param answer that answer
         */
        record Replay(Answer answer) implements Claim {}

        /** The key belongs to another request. */
        record OtherRequest() implements Claim {}

        /** A request with the key is being worked on, in a transaction that has not ended. */
        record InFlight() implements Claim {}
    }

    /**
     * Claims a key in the actor's open transaction, until that ends. Of several transactions that claim the same key at the same time one finds it fresh; each other
     * one either waits for its end or is told that it is in flight.
     *
     * @param operation names the operation, such as {@code POST /api/v1/cases}
     * @param key 1 to 255 visible ASCII characters
     * @param fingerprint stands for the whole request: equal only for equal requests; at most 100 characters
     */
    Claim claim(Actor actor, String operation, String key, String fingerprint);

    /**
     * Remembers the answer to a key that the same transaction claimed.
     *
     * @throws IllegalStateException when it was not claimed
     */
    void keep(Actor actor, String operation, String key, Answer answer);
}
