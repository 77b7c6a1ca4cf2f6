package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Ends a webhook for good. What is under way to it is not sent any more, and what was delivered to it can no longer be seen. */
public final class DeleteWebhook implements UseCase<DeleteWebhook.Command, WebhookId, WebhookError> {

    private final Webhooks webhooks;
    private final WebhookBook book;

    /** The use case. */
    public DeleteWebhook(Webhooks webhooks, WebhookBook book) {
        this.webhooks = webhooks;
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
    public Either<WebhookError, WebhookId> handle(Actor actor, Command command) {
        return book.find(actor, command.id(), command.expectedVersion())
                .map(before -> book.keep(
                        actor,
                        before.delete(actor.user(), book.now()),
                        gone -> webhooks.delete(actor, gone.id(), before.version())))
                .map(Webhook::id);
    }
}
