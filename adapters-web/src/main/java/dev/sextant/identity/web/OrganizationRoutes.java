package dev.sextant.identity.web;

import dev.sextant.identity.application.AssignRole;
import dev.sextant.identity.application.EditOrganization;
import dev.sextant.identity.application.InvitationQueries.InvitationView;
import dev.sextant.identity.application.InviteMember;
import dev.sextant.identity.application.LeaveOrganization;
import dev.sextant.identity.application.MemberQueries.MemberView;
import dev.sextant.identity.application.OrganizationQueries.OrganizationView;
import dev.sextant.identity.application.RemoveMember;
import dev.sextant.identity.application.RevokeInvitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.MemberEvent.Leaving;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;

/** The operations on an organisation, its members and its invitations. */
public final class OrganizationRoutes implements Routes {

    private static final String MEMBERS = Inside.ORGANIZATION + "/members";
    private static final String MEMBER = MEMBERS + "/{user_id}";
    private static final String INVITATIONS = Inside.ORGANIZATION + "/invitations";
    private static final String INVITATION = INVITATIONS + "/{invitation_id}";
    private static final String OWNERS = "the member is no owner, or the caller is one";

    private final Handling handling;
    private final OrganizationHandlers organizations;

    /** Routes to these handlers. */
    public OrganizationRoutes(Handling handling, OrganizationHandlers organizations) {
        this.handling = handling;
        this.organizations = organizations;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(Inside.ORGANIZATION, this::read).needs(Permissions.ORGANIZATION_READ),
                Route.patch(Inside.ORGANIZATION, this::edit).needs(organizations.edit()),
                Route.act(Inside.ORGANIZATION + "/leave", this::leave)
                        .needs(organizations.leave())
                        .provided(Inside.BY_SESSION),
                Route.get(MEMBERS, this::members)
                        .needs(Permissions.MEMBERS_READ)
                        .query("limit", "cursor"),
                Route.get(MEMBER, this::member).needs(Permissions.MEMBERS_READ),
                Route.patch(MEMBER, this::assign).needs(organizations.assign()).provided(Inside.OWN_PERMISSIONS),
                Route.delete(MEMBER, this::remove).needs(organizations.remove()).provided(OWNERS),
                Route.get(INVITATIONS, this::invitations)
                        .needs(Permissions.MEMBERS_READ)
                        .query("limit", "cursor"),
                Route.post(INVITATIONS, this::invite)
                        .needs(organizations.invite())
                        .provided(Inside.OWN_PERMISSIONS),
                Route.get(INVITATION, this::invitation).needs(Permissions.MEMBERS_READ),
                Route.delete(INVITATION, this::revoke).needs(organizations.revoke()));
    }

    private static UserId memberId(Exchange exchange) {
        return exchange.id("user_id", "member", UserId::parse);
    }

    private static InvitationId invitationId(Exchange exchange) {
        return exchange.id("invitation_id", "invitation", InvitationId::parse);
    }

    private static Answer view(Exchange exchange, OrganizationView view) {
        return exchange.view(200, view, view.id(), view.version());
    }

    private static Answer view(Exchange exchange, MemberView view) {
        return exchange.view(200, view, view.userId(), view.version());
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        return handling.ask(
                        "OrganizationQueries.own",
                        exchange.needs(),
                        actor,
                        () -> organizations.queries().own(actor))
                .map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> edit(Exchange exchange) throws IOException {
        Actor actor = Inside.actor(exchange);
        var command = new EditOrganization.Command(
                OrganizationRequests.edit(exchange.fields()),
                exchange.basedOn(actor.tenant().toString()));
        return handling.run(organizations.edit(), actor, command).map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> leave(Exchange exchange) {
        return handling.run(organizations.leave(), Inside.actor(exchange), new LeaveOrganization.Command(Leaving.LEFT))
                .map(left -> Answer.of(204));
    }

    private Either<DomainError, Answer> members(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "MemberQueries.page",
                        exchange.needs(),
                        actor,
                        () -> Either.right(organizations.members().page(actor, page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> member(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        UserId id = memberId(exchange);
        return handling.ask(
                        "MemberQueries.byId",
                        exchange.needs(),
                        actor,
                        () -> organizations.members().byId(actor, id))
                .map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> assign(Exchange exchange) throws IOException {
        Actor actor = Inside.actor(exchange);
        UserId id = memberId(exchange);
        var command = new AssignRole.Command(
                id, OrganizationRequests.roles(exchange.fields()), exchange.basedOn(id.toString()));
        return handling.run(organizations.assign(), actor, command).map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> remove(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        UserId id = memberId(exchange);
        var command = new RemoveMember.Command(id, exchange.basedOn(id.toString()));
        return handling.run(organizations.remove(), actor, command).map(removed -> Answer.of(204));
    }

    private Either<DomainError, Answer> invitations(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "InvitationQueries.page",
                        exchange.needs(),
                        actor,
                        () -> Either.right(organizations.invitations().page(actor, page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> invitation(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        InvitationId id = invitationId(exchange);
        return handling.ask(
                        "InvitationQueries.byId",
                        exchange.needs(),
                        actor,
                        () -> organizations.invitations().byId(actor, id))
                .map(view -> exchange.view(200, view, view.id(), view.version()));
    }

    /** The link is told once: whoever repeats the request with the same key sees the invitation without it. */
    private Either<DomainError, Answer> invite(Exchange exchange) throws IOException {
        Actor actor = Inside.actor(exchange);
        InviteMember.Command command = OrganizationRequests.invite(exchange.fields());
        return handling.run(organizations.invite(), actor, command).map(invited -> {
            InvitationView view = invited.invitation();
            return exchange.viewOnce(201, view, view.id(), view.version(), "link", invited.link())
                    .with("Location", Inside.place(actor, "/invitations/" + view.id()));
        });
    }

    private Either<DomainError, Answer> revoke(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        InvitationId id = invitationId(exchange);
        var command = new RevokeInvitation.Command(id, exchange.basedOn(id.toString()));
        return handling.run(organizations.revoke(), actor, command).map(revoked -> Answer.of(204));
    }
}
