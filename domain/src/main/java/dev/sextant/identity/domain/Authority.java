package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What somebody can hand on: nobody grants a permission that they lack, and only owners make and remove owners. An API key of an owner is no owner, unless it carries everything that an owner may.
 *
 * @param user who grants
 * @param permissions what they may do themselves
 * @param isOwner whether they are an owner with everything that an owner may, or run the platform
 */
public record Authority(UserId user, Set<Permission> permissions, boolean isOwner) {

    /** Copies the permissions. */
    public Authority {
        permissions = Set.copyOf(permissions);
    }

    /**
     * The authority of an actor.
     *
     * @param membership the actor's own, when the actor belongs to the organisation
     */
    public static Authority of(Actor actor, Option<Membership> membership) {
        boolean actsAsOwner = membership.exists(Membership::isOwner)
                && actor.permissions().containsAll(BuiltInRole.OWNER.permissions());
        boolean runsPlatform = actor.may(Permissions.PLATFORM_MANAGE);
        Set<Permission> holds = new HashSet<>(actor.permissions());
        if (runsPlatform) {
            holds.addAll(BuiltInRole.OWNER.permissions());
        }
        return new Authority(actor.user(), holds, actsAsOwner || runsPlatform);
    }

    /** Agrees to granting these permissions, or names those that are lacking. */
    Either<IdentityError, Authority> grants(Collection<Permission> wanted) {
        Set<Permission> lacking = new HashSet<>(wanted);
        lacking.removeAll(permissions);
        return lacking.isEmpty() ? Either.right(this) : new IdentityError.MayNotGrant(lacking).refuse();
    }

    /** Agrees to giving these roles, which are not all had before, or says why not. */
    Either<IdentityError, Authority> gives(Collection<Role> roles) {
        if (!isOwner && roles.stream().anyMatch(Role::isOwner)) {
            return Refusal.ONLY_OWNERS_DECIDE_ON_OWNERS.refuse();
        }
        return grants(
                roles.stream().flatMap(role -> role.permissions().stream()).toList());
    }
}
