package dev.sextant.messaging.application;

import dev.sextant.messaging.application.WebhookQueries.WebhookView;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookSecret;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Gives a webhook a new secret, which signs at once and is told once; the one before it signs beside it for 24 hours. */
public final class RotateWebhookSecret
        implements UseCase<RotateWebhookSecret.Command, CreateWebhook.Made, WebhookError> {

    private final WebhookSecrets secrets;
    private final WebhookBook book;

    /** The use case. */
    public RotateWebhookSecret(WebhookSecrets secrets, WebhookBook book) {
        this.secrets = secrets;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the webhook
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(WebhookId id, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return WebhookPermissions.MANAGE;
    }

    @Override
    public Either<WebhookError, CreateWebhook.Made> handle(Actor actor, Command command) {
        WebhookSecret secret = secrets.fresh();
        return book.find(actor, command.id(), command.expectedVersion())
                .flatMap(before -> before.rotate(secrets.seal(before.id(), secret), actor.user(), book.now())
                        .map(decision -> book.save(actor, before, decision)))
                .map(rotated -> new CreateWebhook.Made(WebhookView.of(rotated), Option.some(secret.value())));
    }
}
