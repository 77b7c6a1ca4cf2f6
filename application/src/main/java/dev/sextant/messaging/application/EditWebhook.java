package dev.sextant.messaging.application;

import dev.sextant.messaging.application.WebhookQueries.WebhookView;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookContent;
import dev.sextant.messaging.domain.WebhookEdit;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Changes address, description or filter of a webhook. What is under way already goes to the address that the webhook has when it is sent. */
public final class EditWebhook implements UseCase<EditWebhook.Command, WebhookView, WebhookError> {

    private final WebhookReceivers receivers;
    private final WebhookBook book;

    /** The use case. */
    public EditWebhook(WebhookReceivers receivers, WebhookBook book) {
        this.receivers = receivers;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the webhook
     * @param edit what shall be different
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(WebhookId id, WebhookEdit edit, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return WebhookPermissions.MANAGE;
    }

    @Override
    public Either<WebhookError, WebhookView> handle(Actor actor, Command command) {
        return book.find(actor, command.id(), command.expectedVersion())
                .flatMap(before -> before.edited(command.edit())
                        .flatMap(content -> moved(before, content))
                        .map(content -> book.save(actor, before, before.change(content, actor.user(), book.now()))))
                .map(WebhookView::of);
    }

    /** The content, unless it names another address that may not be called. */
    private Either<WebhookError, WebhookContent> moved(Webhook before, WebhookContent content) {
        return content.address().equals(before.snapshot().address())
                ? Either.right(content)
                : CreateWebhook.callable(receivers, content);
    }
}
