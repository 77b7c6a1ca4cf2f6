package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to somebody's belonging to an organisation. */
@EventFamily(context = "identity", aggregate = "membership", id = UserId.class)
public sealed interface MemberEvent extends IdentityEvent {

    /** The organisation. */
    TenantId organization();

    /** Who belongs to it. */
    UserId userId();

    @Override
    default UUID aggregateId() {
        return userId().value();
    }

    /**
     * Somebody belongs to an organisation.
     *
     * @param roles with which roles, sorted by id
     */
    @PublishedEvent(type = "member.added", description = "Somebody belongs to an organisation.")
    record MemberAdded(TenantId organization, UserId userId, List<RoleId> roles, UserId by, Instant occurredAt)
            implements MemberEvent {

        /** Copies the roles. */
        public MemberAdded {
            roles = List.copyOf(roles);
        }
    }

    /**
     * Somebody's roles are others now.
     *
     * @param roles all roles after the change, sorted by id
     */
    @PublishedEvent(type = "role.assigned", description = "Somebody's roles are others now.")
    record RoleAssigned(TenantId organization, UserId userId, List<RoleId> roles, UserId by, Instant occurredAt)
            implements MemberEvent {

        /** Copies the roles. */
        public RoleAssigned {
            roles = List.copyOf(roles);
        }
    }

    /** Why somebody no longer belongs to an organisation. */
    enum Leaving implements Coded {
        /** Somebody else decided it. */
        REMOVED,
        /** The member decided it. */
        LEFT,
        /** The account is being deleted. */
        USER_DELETED
    }

    /**
     * Somebody no longer belongs to an organisation.
     *
     * @param why who decided it
     */
    @PublishedEvent(type = "member.removed", description = "Somebody no longer belongs to an organisation.")
    record MemberRemoved(TenantId organization, UserId userId, Leaving why, UserId by, Instant occurredAt)
            implements MemberEvent {}
}
