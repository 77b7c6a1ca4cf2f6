package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Permission;
import java.time.Instant;
import java.util.Set;

/**
 * Everything that a role consists of, for keeping and restoring it.
 *
 * @param id its id
 * @param version counts the changes, from 1
 * @param name what it is called
 * @param permissions what it permits
 * @param builtIn whether it was there from the beginning and stays as it is
 * @param createdAt when it was defined
 * @param updatedAt when it changed last
 */
public record RoleSnapshot(
        RoleId id,
        long version,
        RoleName name,
        Set<Permission> permissions,
        boolean builtIn,
        Instant createdAt,
        Instant updatedAt) {

    /** Copies the permissions. */
    public RoleSnapshot {
        permissions = Set.copyOf(permissions);
    }
}
