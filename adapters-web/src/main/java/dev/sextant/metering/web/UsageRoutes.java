package dev.sextant.metering.web;

import dev.sextant.metering.application.UsageSummary;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.util.List;

/** The operation on usage. */
public final class UsageRoutes implements Routes {

    private static final String USAGE = "/api/v1/organizations/{organization_id}/usage";

    private final UsageSummary usage;

    /** A route to this summary. */
    public UsageRoutes(UsageSummary usage) {
        this.usage = usage;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(USAGE, this::read).needs(UsageSummary.READ));
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        return usage.of(exchange.actor(), exchange.path("organization_id")).map(view -> exchange.view(200, view));
    }
}
