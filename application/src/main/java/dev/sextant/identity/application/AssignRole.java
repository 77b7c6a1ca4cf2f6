package dev.sextant.identity.application;

import dev.sextant.identity.application.MemberQueries.MemberView;
import dev.sextant.identity.domain.Authority;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.RoleChoice;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Gives a member exactly these roles. It takes effect within seconds on every node. */
public final class AssignRole implements UseCase<AssignRole.Command, MemberView, IdentityError> {

    private final Organizations organizations;
    private final Memberships memberships;
    private final Roles roles;
    private final IdentityBook book;

    /** The use case. */
    public AssignRole(Organizations organizations, Memberships memberships, Roles roles, Outbox outbox, Clock clock) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.roles = roles;
        this.book = new IdentityBook(outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param member who shall carry them
     * @param roles which ones
     * @param expectedVersion the version of the membership that the actor knows, when it knows one
     */
    public record Command(UserId member, RoleChoice roles, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.MEMBERS_MANAGE;
    }

    @Override
    public Either<IdentityError, MemberView> handle(Actor actor, Command command) {
        return IdentityBook.found(organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                .flatMap(locked ->
                        IdentityBook.found(memberships.find(actor, command.member()), Thing.MEMBER, command.member()))
                .flatMap(before -> IdentityBook.atVersion(
                        before, before.version(), command.expectedVersion(), Thing.MEMBER, command.member()))
                .flatMap(before -> assign(actor, before, command.roles()))
                .map(MemberView::of);
    }

    private Either<IdentityError, Membership> assign(Actor actor, Membership before, RoleChoice choice) {
        var by = Authority.of(actor, memberships.find(actor, actor.user()));
        return before.assign(choice, roles.all(actor), by, memberships.owners(actor), book.now())
                .map(decision -> book.keep(
                        actor,
                        IdentityBook.MEMBERSHIP,
                        decision,
                        Membership::version,
                        changed -> memberships.save(actor, changed, before.version())));
    }
}
