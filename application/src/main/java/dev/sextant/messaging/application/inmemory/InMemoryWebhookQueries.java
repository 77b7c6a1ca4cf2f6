package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.WebhookBook;
import dev.sextant.messaging.application.WebhookQueries;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;

/** Answers questions from what {@link InMemoryWebhooks} keeps. */
public final class InMemoryWebhookQueries implements WebhookQueries {

    private final InMemoryWebhooks webhooks;

    /** Answers from these. */
    public InMemoryWebhookQueries(InMemoryWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public Either<WebhookError, WebhookView> byId(Actor actor, WebhookId id) {
        return WebhookBook.found(webhooks.find(actor, id), id).map(WebhookView::of);
    }

    @Override
    public Page<WebhookView> page(Actor actor, PageRequest page) {
        return NewestFirst.page(webhooks.all(actor), webhook -> webhook.id().value(), WebhookView::of, page);
    }
}
