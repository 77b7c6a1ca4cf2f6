package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Deletes a role that nobody carries. */
public final class DeleteRole implements UseCase<DeleteRole.Command, RoleId, IdentityError> {

    private final Organizations organizations;
    private final Memberships memberships;
    private final Invitations invitations;
    private final Roles roles;
    private final IdentityBook book;

    /** The use case. */
    public DeleteRole(
            Organizations organizations,
            Memberships memberships,
            Invitations invitations,
            Roles roles,
            IdentityBook book) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.invitations = invitations;
        this.roles = roles;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the role
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(RoleId id, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.ROLES_MANAGE;
    }

    @Override
    public Either<IdentityError, RoleId> handle(Actor actor, Command command) {
        return IdentityBook.found(organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                .flatMap(locked -> IdentityBook.found(roles.find(actor, command.id()), Thing.ROLE, command.id()))
                .flatMap(before -> IdentityBook.atVersion(
                        before, before.version(), command.expectedVersion(), Thing.ROLE, before.id()))
                .flatMap(before -> before.delete(carriers(actor, before), actor.user(), book.now())
                        .map(decision -> book.keep(
                                actor,
                                IdentityBook.ROLE,
                                decision,
                                Role::version,
                                gone -> roles.delete(actor, gone.id(), before.version()))))
                .map(Role::id);
    }

    private long carriers(Actor actor, Role role) {
        return memberships.carriersOf(actor, role.id()) + invitations.carriersOf(actor, role.id());
    }
}
