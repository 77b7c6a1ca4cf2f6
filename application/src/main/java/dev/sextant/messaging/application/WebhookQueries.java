package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookKey;
import dev.sextant.messaging.domain.WebhookSnapshot;
import dev.sextant.messaging.domain.WebhookState;
import dev.sextant.messaging.domain.WebhookState.Disabled;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about the webhooks of the actor's organisation, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface WebhookQueries {

    /** The webhook, or {@link WebhookError.NotFound}. */
    Either<WebhookError, WebhookView> byId(Actor actor, WebhookId id);

    /** A page of the webhooks, newest first. */
    Page<WebhookView> page(Actor actor, PageRequest page);

    /**
     * A webhook, without its secrets.
     *
     * @param id {@code whk_…}
     * @param url where it receives
     * @param description what it is for; may be empty
     * @param events which events it wants
     * @param enabled whether it is told of them
     * @param disabledReason {@code by_user}, {@code receiver_gone} or {@code receiver_failing}, when it is not
     * @param disabledAt since when it is not
     * @param failingSince since when nothing could be delivered; none when the last delivery went well
     * @param earlierSecretsUntil until when secrets that were replaced sign as well, when some do
     * @param createdAt when it was made
     * @param updatedAt when it was changed last
     * @param version counts its changes, from 1
     */
    record WebhookView(
            String id,
            String url,
            String description,
            List<String> events,
            boolean enabled,
            Option<String> disabledReason,
            Option<Instant> disabledAt,
            Option<Instant> failingSince,
            Option<Instant> earlierSecretsUntil,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        /** Copies the list. */
        public WebhookView {
            events = List.copyOf(events);
        }

        /** The view of a webhook that a use case just decided on, or that a store holds as an aggregate. */
        public static WebhookView of(Webhook subject) {
            WebhookSnapshot kept = subject.snapshot();
            Option<Disabled> disabled = Option.<WebhookState>some(kept.state())
                    .filter(Disabled.class::isInstance)
                    .map(Disabled.class::cast);
            return new WebhookView(
                    kept.id().toString(),
                    kept.address().value(),
                    kept.description(),
                    kept.filter().patterns(),
                    subject.isEnabled(),
                    disabled.map(state -> state.reason().code()),
                    disabled.map(Disabled::at),
                    kept.failingSince(),
                    lastEnd(kept.keys()),
                    kept.createdAt(),
                    kept.updatedAt(),
                    kept.version());
        }

        /** The newest secret has no end; the one before it ends last. */
        private static Option<Instant> lastEnd(List<WebhookKey> keys) {
            return Option.ofOptional(
                    keys.stream().flatMap(key -> key.goodUntil().toJavaStream()).max(Instant::compareTo));
        }
    }
}
