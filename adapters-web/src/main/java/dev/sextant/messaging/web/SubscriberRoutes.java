package dev.sextant.messaging.web;

import dev.sextant.messaging.application.DeadLetterPermissions;
import dev.sextant.messaging.application.SubscriberStatus;
import dev.sextant.messaging.application.SubscriberStatus.LagView;
import dev.sextant.messaging.application.SubscriberStatus.SubscriberView;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.util.List;

/** The operations on subscribers: how far each is with the events of one's own organisation, and for whoever runs the platform, with all. */
public final class SubscriberRoutes implements Routes {

    private final Handling handling;
    private final SubscriberStatus status;

    /** Routes to this status. */
    public SubscriberRoutes(Handling handling, SubscriberStatus status) {
        this.handling = handling;
        this.status = status;
    }

    /**
     * Subscribers in a list.
     *
     * @param items the subscribers
     */
    private record SubscribersView(List<SubscriberView> items) {}

    /**
     * The delivery of the whole platform.
     *
     * @param items the subscribers
     */
    private record LagsView(List<LagView> items) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/events/subscribers", this::own).needs(DeadLetterPermissions.READ),
                Route.get("/api/v1/events/lag", this::all).needs(DeadLetterPermissions.PLATFORM));
    }

    private Either<DomainError, Answer> own(Exchange exchange) {
        var actor = exchange.actor();
        return handling.ask("SubscriberStatus.own", exchange.needs(), actor, () -> Either.right(status.own(actor)))
                .map(views -> exchange.view(200, new SubscribersView(views)));
    }

    private Either<DomainError, Answer> all(Exchange exchange) {
        return handling.ask(
                        "SubscriberStatus.all", exchange.needs(), exchange.actor(), () -> Either.right(status.all()))
                .map(views -> exchange.view(200, new LagsView(views)));
    }
}
