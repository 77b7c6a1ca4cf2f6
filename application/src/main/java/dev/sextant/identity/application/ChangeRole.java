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
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Gives a role another name and another set of permissions. It takes effect within seconds on every node. */
public final class ChangeRole implements UseCase<ChangeRole.Command, RoleView, IdentityError> {

    private final Organizations organizations;
    private final Memberships memberships;
    private final Roles roles;
    private final IdentityBook book;

    /** The use case. */
    public ChangeRole(Organizations organizations, Memberships memberships, Roles roles, IdentityBook book) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.roles = roles;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the role
     * @param draft the role as it shall be
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(RoleId id, RoleDraft draft, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.ROLES_MANAGE;
    }

    @Override
    public Either<IdentityError, RoleView> handle(Actor actor, Command command) {
        return IdentityBook.found(organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                .flatMap(locked -> IdentityBook.found(roles.find(actor, command.id()), Thing.ROLE, command.id()))
                .flatMap(before -> IdentityBook.atVersion(
                        before, before.version(), command.expectedVersion(), Thing.ROLE, before.id()))
                .flatMap(before -> change(actor, before, command.draft()))
                .map(RoleView::of);
    }

    private Either<IdentityError, Role> change(Actor actor, Role before, RoleDraft draft) {
        var by = Authority.of(actor, memberships.find(actor, actor.user()));
        return before.change(draft, roles.all(actor), by, book.now())
                .map(decision -> book.keep(
                        actor,
                        IdentityBook.ROLE,
                        decision,
                        Role::version,
                        changed -> roles.save(actor, changed, before.version())));
    }
}
