package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Either;
import java.util.List;

/** Every way in which a command or a question about webhooks and their deliveries is refused. */
public sealed interface WebhookError extends DomainError {

    /** This refusal as the answer of a command. */
    default <T> Either<WebhookError, T> refuse() {
        return Either.left(this);
    }

    /** The kinds of things that can be missing. */
    enum Thing implements Coded {
        /** A webhook. */
        WEBHOOK,
        /** A delivery. */
        DELIVERY
    }

    /**
     * Fields are missing, malformed or wrongly sized.
     *
     * @param fields all of them
     */
    record InvalidFields(List<FieldError> fields) implements WebhookError {

        /** Copies the list. */
        public InvalidFields {
            fields = List.copyOf(fields);
        }

        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String code() {
            return "invalid_fields";
        }

        @Override
        public String message() {
            return FieldError.summary(fields);
        }
    }

    /**
     * There is no such thing, or the actor may not know that there is.
     *
     * @param thing what was asked for
     * @param id which one, in its text form
     */
    record NotFound(Thing thing, String id) implements WebhookError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return thing.code() + "_not_found";
        }

        @Override
        public String message() {
            return "There is no " + thing.code() + " " + id + ".";
        }
    }

    /**
     * The actor knew an older version.
     *
     * @param id which webhook, in its text form
     * @param expected the version that the actor knew
     * @param present the version that it has
     */
    record StaleVersion(String id, long expected, long present) implements WebhookError {

        @Override
        public Kind kind() {
            return Kind.STALE;
        }

        @Override
        public String code() {
            return "stale_version";
        }

        @Override
        public String message() {
            return "The webhook " + id + " is at version " + present + ", not " + expected + "; read it again.";
        }
    }

    /**
     * The address may not be called.
     *
     * @param reason what is wrong with it, in words that tell nothing of the network here
     */
    record ReceiverRefused(String reason) implements WebhookError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "receiver_not_allowed";
        }

        @Override
        public String message() {
            return "This address cannot be called: " + reason + ".";
        }

        @Override
        public List<FieldError> fields() {
            return List.of(new FieldError("/url", "not_allowed", message()));
        }
    }

    /** The refusals that carry nothing but their name. */
    enum Refusal implements WebhookError, Coded {
        /** There are as many webhooks as there can be. */
        TOO_MANY_WEBHOOKS(Kind.CONFLICT, "An organisation has at most " + Webhook.MOST + " webhooks."),
        /** The secret was replaced so often that too many sign at once. */
        TOO_MANY_SECRETS(
                Kind.CONFLICT,
                "The secret was replaced " + (Webhook.MOST_KEYS - 1)
                        + " times within 24 hours; wait until the earliest of them has ended."),
        /** A webhook that is told of nothing. */
        WEBHOOK_DISABLED(Kind.CONFLICT, "The webhook is disabled; enable it first."),
        /** What shall be sent again is being sent. */
        DELIVERY_PENDING(Kind.CONFLICT, "The delivery is still under way; it is tried again by itself.");

        private final Kind kind;
        private final String message;

        Refusal(Kind kind, String message) {
            this.kind = kind;
            this.message = message;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public String code() {
            return Coded.super.code();
        }

        @Override
        public String message() {
            return message;
        }
    }
}
