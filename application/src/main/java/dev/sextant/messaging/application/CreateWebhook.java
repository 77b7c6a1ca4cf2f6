package dev.sextant.messaging.application;

import dev.sextant.messaging.application.WebhookQueries.WebhookView;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookContent;
import dev.sextant.messaging.domain.WebhookDraft;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookSecret;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Makes a webhook, which is told of what happens from now on. Its secret is told once. */
public final class CreateWebhook implements UseCase<CreateWebhook.Command, CreateWebhook.Made, WebhookError> {

    private final Webhooks webhooks;
    private final WebhookReceivers receivers;
    private final WebhookSecrets secrets;
    private final IdGenerator ids;
    private final WebhookBook book;

    /** The use case. */
    public CreateWebhook(
            Webhooks webhooks, WebhookReceivers receivers, WebhookSecrets secrets, IdGenerator ids, WebhookBook book) {
        this.webhooks = webhooks;
        this.receivers = receivers;
        this.secrets = secrets;
        this.ids = ids;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param draft the webhook as it shall be
     */
    public record Command(WebhookDraft draft) {}

    /**
     * What came of it.
     *
     * @param webhook the webhook
     * @param secret its secret; told only this once
     */
    public record Made(WebhookView webhook, Option<String> secret) {

        /** Says nothing of the secret, so that no log can. */
        @Override
        public String toString() {
            return "Made[" + webhook.id() + "]";
        }
    }

    @Override
    public Permission needs() {
        return WebhookPermissions.MANAGE;
    }

    @Override
    public Either<WebhookError, Made> handle(Actor actor, Command command) {
        var id = new WebhookId(ids.next());
        WebhookSecret secret = secrets.fresh();
        return command.draft()
                .check()
                .flatMap(content -> callable(receivers, content))
                .flatMap(content -> Webhook.create(
                        id, content, secrets.seal(id, secret), webhooks.count(actor), actor.user(), book.now()))
                .map(decision -> {
                    Webhook made = book.keep(actor, decision, webhook -> webhooks.add(actor, webhook));
                    return new Made(WebhookView.of(made), Option.some(secret.value()));
                });
    }

    /** The content, unless its address may not be called. */
    static Either<WebhookError, WebhookContent> callable(WebhookReceivers receivers, WebhookContent content) {
        return receivers
                .refusal(content.address())
                .fold(() -> Either.right(content), reason -> new WebhookError.ReceiverRefused(reason).refuse());
    }
}
