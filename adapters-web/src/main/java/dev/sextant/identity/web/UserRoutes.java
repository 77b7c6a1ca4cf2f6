package dev.sextant.identity.web;

import dev.sextant.identity.application.PeopleQueries;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.util.List;

/**
 * The people of the caller's organisation, to read: accounts are their users' own, who change and delete them under {@code /auth/me}, and what an organisation decides about somebody, roles and belonging, is changed at the
 * member.
 */
public final class UserRoutes implements Routes {

    private static final String USERS = "/api/v1/users";

    private final Handling handling;
    private final PeopleQueries people;

    /** Routes to these questions. */
    public UserRoutes(Handling handling, PeopleQueries people) {
        this.handling = handling;
        this.people = people;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(USERS, this::list).needs(Permissions.MEMBERS_READ).query("limit", "cursor"),
                Route.get(USERS + "/{user_id}", this::read).needs(Permissions.MEMBERS_READ));
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "PeopleQueries.page",
                        exchange.needs(),
                        exchange.actor(),
                        () -> Either.right(people.page(exchange.actor(), page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        UserId id = exchange.id("user_id", "user", UserId::parse);
        return handling.ask(
                        "PeopleQueries.byId",
                        exchange.needs(),
                        exchange.actor(),
                        () -> people.byId(exchange.actor(), id))
                .map(view -> exchange.view(200, view));
    }
}
