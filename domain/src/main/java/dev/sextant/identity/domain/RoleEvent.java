package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to a role. */
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
    record RoleDefined(RoleId roleId, List<Permission> permissions, UserId by, Instant occurredAt)
            implements RoleEvent {

        /** Copies the permissions. */
        public RoleDefined {
            permissions = List.copyOf(permissions);
        }

        @Override
        public String type() {
            return "role.defined";
        }
    }

    /**
     * A role has another name or permits something else.
     *
     * @param permissions what it permits after the change, sorted
     */
    record RoleChanged(RoleId roleId, List<Permission> permissions, UserId by, Instant occurredAt)
            implements RoleEvent {

        /** Copies the permissions. */
        public RoleChanged {
            permissions = List.copyOf(permissions);
        }

        @Override
        public String type() {
            return "role.changed";
        }
    }

    /** A role was deleted; nobody carried it. */
    record RoleDeleted(RoleId roleId, UserId by, Instant occurredAt) implements RoleEvent {

        @Override
        public String type() {
            return "role.deleted";
        }
    }
}
