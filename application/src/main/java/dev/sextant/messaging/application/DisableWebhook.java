package dev.sextant.messaging.application;

import dev.sextant.messaging.application.WebhookQueries.WebhookView;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Tells a webhook of nothing any more. What is under way to it is cancelled when it would be sent. Disabled already, it stays as it is. */
public final class DisableWebhook implements UseCase<DisableWebhook.Command, WebhookView, WebhookError> {

    private final WebhookBook book;

    /** The use case. */
    public DisableWebhook(WebhookBook book) {
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
    public Either<WebhookError, WebhookView> handle(Actor actor, Command command) {
        return book.find(actor, command.id(), command.expectedVersion())
                .map(before -> book.save(actor, before, before.disable(actor.user(), book.now())))
                .map(WebhookView::of);
    }
}
