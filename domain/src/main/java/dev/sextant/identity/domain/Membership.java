package dev.sextant.identity.domain;

import dev.sextant.identity.domain.MemberEvent.Leaving;
import dev.sextant.identity.domain.MemberEvent.MemberAdded;
import dev.sextant.identity.domain.MemberEvent.MemberRemoved;
import dev.sextant.identity.domain.MemberEvent.RoleAssigned;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * Somebody's belonging to an organisation, known there by the user's id. It begins when the organisation is founded, an invitation is accepted or a provider vouches for the user; it always carries at least one role,
 * and what the user may do is what these roles permit together. Roles are given by people who have themselves what they give, owners are made and removed by owners only, and the last owner stays
 * one. It ends when the user is removed, leaves or is deleted, and leaves nothing behind.
 */
public final class Membership implements AggregateRoot<Membership, UserId> {

    /** How many roles somebody has at most. */
    public static final int MOST_ROLES = 10;

    private final MembershipSnapshot now;

    private Membership(MembershipSnapshot now) {
        this.now = now;
    }

    /**
     * Lets somebody in, at version 1. Whether it may be is decided before: by founding, by an invitation, or by the rules for a provider.
     *
     * @param roles at least one
     */
    public static Decision<Membership, MemberEvent> begin(
            TenantId organization, User user, Set<RoleId> roles, UserId by, Instant at) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a member has at least one role");
        }
        SortedSet<RoleId> sorted = new TreeSet<>(RoleId.ORDER);
        sorted.addAll(roles);
        var begun =
                new MembershipSnapshot(organization, user.id(), 1, user.email(), user.displayName(), sorted, at, at);
        return Decision.of(
                new Membership(begun), new MemberAdded(organization, user.id(), List.copyOf(sorted), by, at));
    }

    /** Brings back a membership that was kept; decides nothing. */
    public static Membership restore(MembershipSnapshot kept) {
        return new Membership(kept);
    }

    /**
     * Gives exactly these roles. The same ones again are no change.
     *
     * @param choice the roles as somebody named them
     * @param known the roles that the organisation has
     * @param by who gives them, and what they can hand on
     * @param owners everybody who is an owner now, read while the organisation is locked
     */
    public Either<IdentityError, Decision<Membership, MemberEvent>> assign(
            RoleChoice choice, Collection<Role> known, Authority by, Set<UserId> owners, Instant at) {
        return choice.among(known).flatMap(wanted -> {
            Set<RoleId> ids = wanted.stream().map(Role::id).collect(Collectors.toSet());
            if (ids.equals(now.roles())) {
                return Either.right(Decision.unchanged(this));
            }
            boolean staysOwner = ids.contains(BuiltInRole.OWNER.id());
            List<Role> added = wanted.stream()
                    .filter(role -> !now.roles().contains(role.id()))
                    .toList();
            return by.gives(added)
                    .flatMap(may -> staysOwner ? Either.right(may) : mayStopOwning(may, owners))
                    .map(may -> become(ids, may.user(), at));
        });
    }

    /**
     * Gives the roles that follow from the rules for a provider. Owners are left alone, because people make them.
     *
     * @param roles at least one
     */
    public Decision<Membership, MemberEvent> follow(Set<RoleId> roles, Instant at) {
        if (isOwner() || roles.isEmpty() || roles.equals(now.roles())) {
            return Decision.unchanged(this);
        }
        return become(roles, userId(), at);
    }

    private Decision<Membership, MemberEvent> become(Set<RoleId> roles, UserId by, Instant at) {
        return Decision.of(
                new Membership(now.withRoles(roles, at)),
                new RoleAssigned(now.organization(), userId(), RoleIds.sorted(roles), by, at));
    }

    /**
     * Ends, because somebody else decided it. The state of the decision is the last one it had.
     *
     * @param owners everybody who is an owner now, read while the organisation is locked
     */
    public Either<IdentityError, Decision<Membership, MemberEvent>> remove(
            Authority by, Set<UserId> owners, Instant at) {
        return mayStopOwning(by, owners).map(may -> end(Leaving.REMOVED, may.user(), at));
    }

    /**
     * Ends, because the member decided it. The state of the decision is the last one it had.
     *
     * @param why whether the member goes, or the whole account
     * @param owners everybody who is an owner now, read while the organisation is locked
     */
    public Either<IdentityError, Decision<Membership, MemberEvent>> leave(Leaving why, Set<UserId> owners, Instant at) {
        return isLastOf(owners) ? Refusal.LAST_OWNER.refuse() : Either.right(end(why, userId(), at));
    }

    /** Ends with the organisation that nobody else belongs to, which is shut in the same transaction. The state of the decision is the last one it had. */
    public Decision<Membership, MemberEvent> leaveEmptied(Leaving why, Instant at) {
        return end(why, userId(), at);
    }

    private Decision<Membership, MemberEvent> end(Leaving why, UserId by, Instant at) {
        return Decision.of(
                new Membership(now.withRoles(now.roles(), at)),
                new MemberRemoved(now.organization(), userId(), why, by, at));
    }

    private Either<IdentityError, Authority> mayStopOwning(Authority by, Set<UserId> owners) {
        if (!isOwner()) {
            return Either.right(by);
        }
        if (!by.isOwner()) {
            return Refusal.ONLY_OWNERS_DECIDE_ON_OWNERS.refuse();
        }
        return isLastOf(owners) ? Refusal.LAST_OWNER.refuse() : Either.right(by);
    }

    private boolean isLastOf(Set<UserId> owners) {
        return isOwner() && owners.stream().allMatch(userId()::equals);
    }

    /** Follows the account: address and name as they are there. Nobody is told; the account's own event tells. */
    public Membership withProfileOf(User user, Instant at) {
        return new Membership(now.withProfile(user.email(), user.displayName(), at));
    }

    @Override
    public UserId getId() {
        return now.user();
    }

    /** Who belongs to the organisation. */
    public UserId userId() {
        return now.user();
    }

    /** The organisation. */
    public TenantId organization() {
        return now.organization();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** The roles, sorted by id. */
    public SortedSet<RoleId> roles() {
        return now.roles();
    }

    /** Whether one of the roles is that of an owner. */
    public boolean isOwner() {
        return now.roles().contains(BuiltInRole.OWNER.id());
    }

    /** Everything that it consists of, for keeping it. */
    public MembershipSnapshot snapshot() {
        return now;
    }

    static FieldError tooManyRoles(String field) {
        return new FieldError(field, "too_many", "must name at most " + MOST_ROLES + " roles");
    }
}
