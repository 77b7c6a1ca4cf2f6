package dev.sextant.identity.web;

import dev.sextant.identity.application.CreateTeam;
import dev.sextant.identity.application.DeleteTeam;
import dev.sextant.identity.application.RemoveTeamMember;
import dev.sextant.identity.application.RenameTeam;
import dev.sextant.identity.application.SetTeamMember;
import dev.sextant.identity.application.TeamQueries.TeamView;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Fields;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;

/** The operations on teams. A place in a team has no version of its own; whoever changes one sends {@code If-Match: *}. */
public final class TeamRoutes implements Routes {

    private static final String TEAMS = Inside.ORGANIZATION + "/teams";
    private static final String TEAM = "/api/v1/teams/{team_id}";
    private static final String MEMBERS = TEAM + "/members";
    private static final String MEMBER = MEMBERS + "/{user_id}";
    private static final String LED = "the caller leads the team, or has teams:manage";

    private final Handling handling;
    private final TeamHandlers teams;

    /** Routes to these handlers. */
    public TeamRoutes(Handling handling, TeamHandlers teams) {
        this.handling = handling;
        this.teams = teams;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(TEAMS, this::list).needs(Permissions.MEMBERS_READ).query("limit", "cursor"),
                Route.post(TEAMS, this::create).needs(teams.create()),
                Route.get(TEAM, this::read).needs(Permissions.MEMBERS_READ),
                Route.patch(TEAM, this::rename).needs(teams.rename()),
                Route.delete(TEAM, this::delete).needs(teams.delete()),
                Route.get(MEMBERS, this::members)
                        .needs(Permissions.MEMBERS_READ)
                        .query("limit", "cursor"),
                Route.put(MEMBER, this::setMember).needs(teams.setMember()).provided(LED),
                Route.delete(MEMBER, this::removeMember)
                        .needs(teams.removeMember())
                        .provided(LED));
    }

    private static TeamId id(Exchange exchange) {
        return exchange.id("team_id", "team", TeamId::parse);
    }

    private static UserId member(Exchange exchange) {
        return exchange.id("user_id", "member", UserId::parse);
    }

    /** No tag was ever given for a place in a team, so any but {@code *} is outdated. */
    private static void withoutVersion(Exchange exchange, TeamId team, UserId member) {
        exchange.basedOn(team + " " + member);
    }

    private static Answer view(Exchange exchange, int status, TeamView view) {
        return exchange.view(status, view, view.id(), view.version());
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "TeamQueries.page",
                        exchange.needs(),
                        actor,
                        () -> Either.right(teams.queries().page(actor, page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> create(Exchange exchange) throws IOException {
        Actor actor = Inside.actor(exchange);
        var command = new CreateTeam.Command(OrganizationRequests.teamName(exchange.fields()));
        return handling.run(teams.create(), actor, command)
                .map(view -> view(exchange, 201, view).with("Location", "/api/v1/teams/" + view.id()));
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        Actor actor = exchange.actor();
        TeamId id = id(exchange);
        return handling.ask(
                        "TeamQueries.byId",
                        exchange.needs(),
                        actor,
                        () -> teams.queries().byId(actor, id))
                .map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> rename(Exchange exchange) throws IOException {
        TeamId id = id(exchange);
        var command = new RenameTeam.Command(
                id, OrganizationRequests.teamName(exchange.fields()), exchange.basedOn(id.toString()));
        return handling.run(teams.rename(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> delete(Exchange exchange) {
        TeamId id = id(exchange);
        var command = new DeleteTeam.Command(id, exchange.basedOn(id.toString()));
        return handling.run(teams.delete(), exchange.actor(), command).map(gone -> Answer.of(204));
    }

    private Either<DomainError, Answer> members(Exchange exchange) {
        Actor actor = exchange.actor();
        TeamId id = id(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "TeamQueries.members",
                        exchange.needs(),
                        actor,
                        () -> teams.queries().members(actor, id, page))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> setMember(Exchange exchange) throws IOException {
        TeamId id = id(exchange);
        UserId member = member(exchange);
        withoutVersion(exchange, id, member);
        Fields fields = exchange.fields();
        var command = new SetTeamMember.Command(id, member, fields.textNotNull("role"));
        fields.done(List.of());
        return handling.run(teams.setMember(), exchange.actor(), command).map(view -> exchange.view(200, view));
    }

    private Either<DomainError, Answer> removeMember(Exchange exchange) {
        TeamId id = id(exchange);
        UserId member = member(exchange);
        withoutVersion(exchange, id, member);
        var command = new RemoveTeamMember.Command(id, member);
        return handling.run(teams.removeMember(), exchange.actor(), command).map(gone -> Answer.of(204));
    }
}
