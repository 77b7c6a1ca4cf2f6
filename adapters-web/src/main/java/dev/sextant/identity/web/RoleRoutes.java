package dev.sextant.identity.web;

import dev.sextant.identity.application.ChangeRole;
import dev.sextant.identity.application.DefineRole;
import dev.sextant.identity.application.DeleteRole;
import dev.sextant.identity.application.RoleQueries.RoleView;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.RoleId;
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

/** The operations on roles. */
public final class RoleRoutes implements Routes {

    private static final String ROLES = Inside.ORGANIZATION + "/roles";
    private static final String ROLE = ROLES + "/{role_id}";

    private final Handling handling;
    private final RoleHandlers roles;

    /** Routes to these handlers. */
    public RoleRoutes(Handling handling, RoleHandlers roles) {
        this.handling = handling;
        this.roles = roles;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ROLES, this::list).needs(Permissions.MEMBERS_READ).query("limit", "cursor"),
                Route.post(ROLES, this::define).needs(roles.define()).provided(Inside.OWN_PERMISSIONS),
                Route.get(ROLE, this::read).needs(Permissions.MEMBERS_READ),
                Route.put(ROLE, this::change).needs(roles.change()).provided(Inside.OWN_PERMISSIONS),
                Route.delete(ROLE, this::delete).needs(roles.delete()));
    }

    private static RoleId id(Exchange exchange) {
        return exchange.id("role_id", "role", RoleId::parse);
    }

    private static Answer view(Exchange exchange, int status, RoleView view) {
        return exchange.view(status, view, view.id(), view.version());
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "RoleQueries.page",
                        exchange.needs(),
                        actor,
                        () -> Either.right(roles.queries().page(actor, page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> define(Exchange exchange) throws IOException {
        Actor actor = Inside.actor(exchange);
        var command = new DefineRole.Command(OrganizationRequests.role(exchange.fields()));
        return handling.run(roles.define(), actor, command)
                .map(view -> view(exchange, 201, view).with("Location", Inside.place(actor, "/roles/" + view.id())));
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        RoleId id = id(exchange);
        return handling.ask(
                        "RoleQueries.byId",
                        exchange.needs(),
                        actor,
                        () -> roles.queries().byId(actor, id))
                .map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> change(Exchange exchange) throws IOException {
        Actor actor = Inside.actor(exchange);
        RoleId id = id(exchange);
        var command = new ChangeRole.Command(
                id, OrganizationRequests.role(exchange.fields()), exchange.basedOn(id.toString()));
        return handling.run(roles.change(), actor, command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> delete(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        RoleId id = id(exchange);
        var command = new DeleteRole.Command(id, exchange.basedOn(id.toString()));
        return handling.run(roles.delete(), actor, command).map(gone -> Answer.of(204));
    }
}
