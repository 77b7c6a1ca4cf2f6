package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.RoleQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;

/** Answers questions from what {@link InMemoryRoles} keeps. */
public final class InMemoryRoleQueries implements RoleQueries {

    private final InMemoryRoles roles;

    /** Answers from these. */
    public InMemoryRoleQueries(InMemoryRoles roles) {
        this.roles = roles;
    }

    @Override
    public Either<IdentityError, RoleView> byId(Actor actor, RoleId id) {
        return IdentityBook.found(roles.find(actor, id), Thing.ROLE, id).map(RoleView::of);
    }

    @Override
    public Page<RoleView> page(Actor actor, PageRequest page) {
        return IdPages.ascending(roles.all(actor), role -> role.id().value(), RoleView::of, page);
    }
}
