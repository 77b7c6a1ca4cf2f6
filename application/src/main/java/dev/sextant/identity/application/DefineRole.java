package dev.sextant.identity.application;

import dev.sextant.identity.application.RoleQueries.RoleView;
import dev.sextant.identity.domain.Authority;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleDraft;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;

/** Defines a role of the organisation. */
public final class DefineRole implements UseCase<DefineRole.Command, RoleView, IdentityError> {

    private final Organizations organizations;
    private final Memberships memberships;
    private final Roles roles;
    private final IdGenerator ids;
    private final IdentityBook book;

    /** The use case. */
    public DefineRole(
            Organizations organizations, Memberships memberships, Roles roles, IdGenerator ids, IdentityBook book) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.roles = roles;
        this.ids = ids;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param draft the role as it shall be
     */
    public record Command(RoleDraft draft) {}

    @Override
    public Permission needs() {
        return Permissions.ROLES_MANAGE;
    }

    @Override
    public Either<IdentityError, RoleView> handle(Actor actor, Command command) {
        return IdentityBook.found(organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                .flatMap(locked -> {
                    var by = Authority.of(actor, memberships.find(actor, actor.user()));
                    return Role.define(new RoleId(ids.next()), command.draft(), roles.all(actor), by, book.now());
                })
                .map(decision -> RoleView.of(book.keep(
                        actor, IdentityBook.ROLE, decision, Role::version, defined -> roles.add(actor, defined))));
    }
}
