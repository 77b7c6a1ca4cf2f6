package dev.sextant.identity.domain;

import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to a role. */
@EventFamily(context = "identity", aggregate = "role", id = RoleId.class)
public sealed interface RoleEvent extends IdentityEvent {

    /** The role. */
    RoleId roleId();

    @Override
    default UUID aggregateId() {
        return roleId().value();
    }

    /**
     * A role was defined.
     *
     * @param permissions what it permits, sorted
     */
    @PublishedEvent(type = "role.defined", description = "A role was defined.")
    record RoleDefined(RoleId roleId, List<Permission> permissions, UserId by, Instant occurredAt)
            implements RoleEvent {

        /** Copies the permissions. */
        public RoleDefined {
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * A role has another name or permits something else.
     *
     * @param permissions what it permits after the change, sorted
     */
    @PublishedEvent(type = "role.changed", description = "A role has another name or permits something else.")
    record RoleChanged(RoleId roleId, List<Permission> permissions, UserId by, Instant occurredAt)
            implements RoleEvent {

        /** Copies the permissions. */
        public RoleChanged {
            permissions = List.copyOf(permissions);
        }
    }

    /** A role was deleted; nobody carried it. */
    @PublishedEvent(type = "role.deleted", description = "A role was deleted; nobody carried it.")
    record RoleDeleted(RoleId roleId, UserId by, Instant occurredAt) implements RoleEvent {}
}
