package dev.sextant.messaging.web;

import dev.sextant.messaging.application.CreateWebhook;
import dev.sextant.messaging.application.DeleteWebhook;
import dev.sextant.messaging.application.DisableWebhook;
import dev.sextant.messaging.application.EditWebhook;
import dev.sextant.messaging.application.EnableWebhook;
import dev.sextant.messaging.application.RotateWebhookSecret;
import dev.sextant.messaging.application.WebhookPermissions;
import dev.sextant.messaging.application.WebhookQueries.WebhookView;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;

/** The operations on webhooks. */
public final class WebhookRoutes implements Routes {

    static final String WEBHOOKS = "/api/v1/webhooks";
    static final String WEBHOOK = WEBHOOKS + "/{webhook_id}";

    private final Handling handling;
    private final WebhookHandlers webhooks;

    /** Routes to these handlers. */
    public WebhookRoutes(Handling handling, WebhookHandlers webhooks) {
        this.handling = handling;
        this.webhooks = webhooks;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(WEBHOOKS, this::list).needs(WebhookPermissions.READ).query("limit", "cursor"),
                Route.post(WEBHOOKS, this::create).needs(webhooks.create()),
                Route.get(WEBHOOK, this::read).needs(WebhookPermissions.READ),
                Route.patch(WEBHOOK, this::edit).needs(webhooks.edit()),
                Route.delete(WEBHOOK, this::delete).needs(webhooks.delete()),
                Route.act(WEBHOOK + "/enable", this::enable)
                        .needs(webhooks.enable())
                        .ifMatchRequired(),
                Route.act(WEBHOOK + "/disable", this::disable)
                        .needs(webhooks.disable())
                        .ifMatchRequired(),
                Route.act(WEBHOOK + "/rotate-secret", this::rotate)
                        .needs(webhooks.rotate())
                        .ifMatchRequired());
    }

    static WebhookId id(Exchange exchange) {
        return exchange.id("webhook_id", "webhook", WebhookId::parse);
    }

    private static Answer view(Exchange exchange, WebhookView view) {
        return exchange.view(200, view, view.id(), view.version());
    }

    private static Answer secret(Exchange exchange, int status, CreateWebhook.Made made) {
        WebhookView view = made.webhook();
        return exchange.viewOnce(status, view, view.id(), view.version(), "secret", made.secret());
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        Actor actor = exchange.actor();
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "WebhookQueries.page",
                        exchange.needs(),
                        actor,
                        () -> Either.right(webhooks.queries().page(actor, page)))
                .map(exchange::page);
    }

    /** The secret is told once: whoever repeats the request with the same idempotency key sees the webhook without it. */
    private Either<DomainError, Answer> create(Exchange exchange) throws IOException {
        var command = new CreateWebhook.Command(WebhookRequests.draft(exchange.fields()));
        return handling.run(webhooks.create(), exchange.actor(), command)
                .map(made -> secret(exchange, 201, made)
                        .with("Location", WEBHOOKS + "/" + made.webhook().id()));
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        Actor actor = exchange.actor();
        WebhookId id = id(exchange);
        return handling.ask(
                        "WebhookQueries.byId",
                        exchange.needs(),
                        actor,
                        () -> webhooks.queries().byId(actor, id))
                .map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> edit(Exchange exchange) throws IOException {
        WebhookId id = id(exchange);
        var command =
                new EditWebhook.Command(id, WebhookRequests.edit(exchange.fields()), exchange.basedOn(id.toString()));
        return handling.run(webhooks.edit(), exchange.actor(), command).map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> delete(Exchange exchange) {
        WebhookId id = id(exchange);
        var command = new DeleteWebhook.Command(id, exchange.basedOn(id.toString()));
        return handling.run(webhooks.delete(), exchange.actor(), command).map(gone -> Answer.of(204));
    }

    private Either<DomainError, Answer> enable(Exchange exchange) {
        WebhookId id = id(exchange);
        var command = new EnableWebhook.Command(id, exchange.basedOn(id.toString()));
        return handling.run(webhooks.enable(), exchange.actor(), command).map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> disable(Exchange exchange) {
        WebhookId id = id(exchange);
        var command = new DisableWebhook.Command(id, exchange.basedOn(id.toString()));
        return handling.run(webhooks.disable(), exchange.actor(), command).map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> rotate(Exchange exchange) {
        WebhookId id = id(exchange);
        var command = new RotateWebhookSecret.Command(id, exchange.basedOn(id.toString()));
        return handling.run(webhooks.rotate(), exchange.actor(), command).map(made -> secret(exchange, 200, made));
    }
}
