package dev.sextant.identity.domain;

import dev.sextant.identity.domain.RoleEvent.RoleChanged;
import dev.sextant.identity.domain.RoleEvent.RoleDefined;
import dev.sextant.identity.domain.RoleEvent.RoleDeleted;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * A named set of permissions that members of an organisation carry. Four are there from the beginning and stay as they are; others are defined, changed and deleted by people who have every permission that
 * they put into them. A role that somebody carries is not deleted.
 */
public final class Role implements AggregateRoot<Role, RoleId> {

    /** How many roles an organisation has at most, the built-in ones included. */
    public static final int MOST = 50;

    private final RoleSnapshot now;

    private Role(RoleSnapshot now) {
        this.now = now;
    }

    /** One of the roles that are there from the beginning. Nobody is told: they come with their organisation. */
    public static Role builtIn(BuiltInRole role, Instant at) {
        String name = role.code().replace('_', ' ');
        return new Role(new RoleSnapshot(role.id(), 1, new RoleName(name), role.permissions(), true, at, at));
    }

    /**
     * Defines a role, at version 1.
     *
     * @param others every role that the organisation has
     * @param by who defines it, and what they can hand on
     */
    public static Either<IdentityError, Decision<Role, RoleEvent>> define(
            RoleId id, RoleDraft draft, Collection<Role> others, Authority by, Instant at) {
        if (others.size() >= MOST) {
            return new IdentityError.TooMany(IdentityError.Thing.ROLE, MOST).refuse();
        }
        return draft.check()
                .flatMap(content -> nameIsFree(id, content, others))
                .flatMap(content -> by.grants(content.permissions()).map(may -> {
                    var defined = new RoleSnapshot(id, 1, content.name(), content.permissions(), false, at, at);
                    return Decision.of(
                            new Role(defined), new RoleDefined(id, sorted(content.permissions()), by.user(), at));
                }));
    }

    /** Brings back a role that was kept; decides nothing. */
    public static Role restore(RoleSnapshot kept) {
        return new Role(kept);
    }

    /**
     * Gives it another name and another set of permissions. The same ones again are no change.
     *
     * @param others every role that the organisation has, this one included or not
     * @param by who changes it; what is added must be theirs to hand on
     */
    public Either<IdentityError, Decision<Role, RoleEvent>> change(
            RoleDraft draft, Collection<Role> others, Authority by, Instant at) {
        if (now.builtIn()) {
            return Refusal.ROLE_IS_BUILT_IN.refuse();
        }
        return draft.check()
                .flatMap(content -> nameIsFree(id(), content, others))
                .flatMap(content -> {
                    if (content.name().equals(now.name())
                            && content.permissions().equals(now.permissions())) {
                        return Either.right(Decision.unchanged(this));
                    }
                    List<Permission> added = content.permissions().stream()
                            .filter(permission -> !now.permissions().contains(permission))
                            .toList();
                    return by.grants(added)
                            .map(may -> Decision.of(changed(content, at), changedEvent(content, by.user(), at)));
                });
    }

    private Role changed(RoleDraft.Content content, Instant at) {
        return new Role(new RoleSnapshot(
                id(), now.version() + 1, content.name(), content.permissions(), false, now.createdAt(), at));
    }

    private RoleChanged changedEvent(RoleDraft.Content content, UserId by, Instant at) {
        return new RoleChanged(id(), sorted(content.permissions()), by, at);
    }

    /**
     * Deletes it. The state of the decision is the last one it had.
     *
     * @param carriers how many members and open invitations carry it
     */
    public Either<IdentityError, Decision<Role, RoleEvent>> delete(long carriers, UserId by, Instant at) {
        if (now.builtIn()) {
            return Refusal.ROLE_IS_BUILT_IN.refuse();
        }
        if (carriers > 0) {
            return Refusal.ROLE_IN_USE.refuse();
        }
        return Either.right(Decision.of(this, new RoleDeleted(id(), by, at)));
    }

    private static Either<IdentityError, RoleDraft.Content> nameIsFree(
            RoleId id, RoleDraft.Content content, Collection<Role> others) {
        String wanted = content.name().value().toLowerCase(Locale.ROOT);
        boolean taken = others.stream()
                .filter(other -> !other.id().equals(id))
                .anyMatch(other ->
                        other.now.name().value().toLowerCase(Locale.ROOT).equals(wanted));
        return taken ? Refusal.ROLE_NAME_TAKEN.refuse() : Either.right(content);
    }

    private static List<Permission> sorted(Set<Permission> permissions) {
        return permissions.stream()
                .sorted(Comparator.comparing(Permission::value))
                .toList();
    }

    @Override
    public RoleId getId() {
        return now.id();
    }

    /** Its id. */
    public RoleId id() {
        return now.id();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** What it permits. */
    public Set<Permission> permissions() {
        return now.permissions();
    }

    /** Whether it is that of an owner. */
    public boolean isOwner() {
        return now.id().equals(BuiltInRole.OWNER.id());
    }

    /** Everything that it consists of, for keeping it. */
    public RoleSnapshot snapshot() {
        return now;
    }
}
