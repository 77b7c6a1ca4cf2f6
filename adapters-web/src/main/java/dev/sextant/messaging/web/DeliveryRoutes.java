package dev.sextant.messaging.web;

import dev.sextant.messaging.application.DeliveryQueries.DeliveryView;
import dev.sextant.messaging.application.RedeliverMessage;
import dev.sextant.messaging.application.TestWebhook;
import dev.sextant.messaging.application.WebhookPermissions;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.util.List;

/** The operations on what is delivered to webhooks. Sending takes its time, so whatever asks for it is answered before with the delivery, which tells later what came of it. */
public final class DeliveryRoutes implements Routes {

    private static final String DELIVERIES = WebhookRoutes.WEBHOOK + "/deliveries";
    private static final String DELIVERY = DELIVERIES + "/{delivery_id}";

    private final Handling handling;
    private final WebhookHandlers webhooks;

    /** Routes to these handlers. */
    public DeliveryRoutes(Handling handling, WebhookHandlers webhooks) {
        this.handling = handling;
        this.webhooks = webhooks;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.act(WebhookRoutes.WEBHOOK + "/test", this::test).needs(webhooks.test()),
                Route.get(DELIVERIES, this::list).needs(WebhookPermissions.READ).query("limit", "cursor"),
                Route.get(DELIVERY, this::read).needs(WebhookPermissions.READ),
                Route.act(DELIVERY + "/redeliver", this::redeliver).needs(webhooks.redeliver()));
    }

    private static DeliveryId delivery(Exchange exchange) {
        return exchange.id("delivery_id", "delivery", DeliveryId::parse);
    }

    private static Answer begun(Exchange exchange, DeliveryView view) {
        return exchange.view(202, view)
                .with("Location", WebhookRoutes.WEBHOOKS + "/" + view.webhookId() + "/deliveries/" + view.id());
    }

    private Either<DomainError, Answer> test(Exchange exchange) {
        var command = new TestWebhook.Command(WebhookRoutes.id(exchange));
        return handling.run(webhooks.test(), exchange.actor(), command).map(view -> begun(exchange, view));
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        Actor actor = exchange.actor();
        WebhookId id = WebhookRoutes.id(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "DeliveryQueries.page",
                        exchange.needs(),
                        actor,
                        () -> webhooks.deliveries().page(actor, id, page))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        Actor actor = exchange.actor();
        WebhookId id = WebhookRoutes.id(exchange);
        DeliveryId delivery = delivery(exchange);
        return handling.ask(
                        "DeliveryQueries.byId",
                        exchange.needs(),
                        actor,
                        () -> webhooks.deliveries().byId(actor, id, delivery))
                .map(view -> exchange.view(200, view));
    }

    private Either<DomainError, Answer> redeliver(Exchange exchange) {
        var command = new RedeliverMessage.Command(WebhookRoutes.id(exchange), delivery(exchange));
        return handling.run(webhooks.redeliver(), exchange.actor(), command).map(view -> begun(exchange, view));
    }
}
