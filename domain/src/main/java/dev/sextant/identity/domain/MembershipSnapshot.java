package dev.sextant.identity.domain;

import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that a membership consists of, for keeping and restoring it. Address and name are copies of the account's, because an organisation cannot look into accounts; they follow when the account changes.
 *
 * @param organization the organisation
 * @param user who belongs to it
 * @param version counts the changes, from 1
 * @param email the user's address
 * @param displayName what the user is called
 * @param roles the roles, at least one, sorted by id
 * @param joinedAt since when
 * @param updatedAt when it changed last
 */
public record MembershipSnapshot(
        TenantId organization,
        UserId user,
        long version,
        EmailAddress email,
        DisplayName displayName,
        SortedSet<RoleId> roles,
        Instant joinedAt,
        Instant updatedAt) {

    /** Copies the roles. */
    public MembershipSnapshot {
        roles = sorted(roles);
    }

    private static SortedSet<RoleId> sorted(Set<RoleId> roles) {
        var copy = new TreeSet<>(RoleId.ORDER);
        copy.addAll(roles);
        return Collections.unmodifiableSortedSet(copy);
    }

    MembershipSnapshot withRoles(Set<RoleId> newRoles, Instant at) {
        return new MembershipSnapshot(
                organization, user, version + 1, email, displayName, sorted(newRoles), joinedAt, at);
    }

    MembershipSnapshot withProfile(EmailAddress newEmail, DisplayName newName, Instant at) {
        return new MembershipSnapshot(organization, user, version + 1, newEmail, newName, roles, joinedAt, at);
    }
}
