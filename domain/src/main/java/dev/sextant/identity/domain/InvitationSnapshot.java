package dev.sextant.identity.domain;

import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * Everything that an invitation consists of, for keeping and restoring it. Its token is kept beside it as a secret.
 *
 * @param id its id
 * @param version counts the changes, from 1
 * @param email where it was sent
 * @param roles what whoever accepts it becomes, at least one
 * @param state what became of it
 * @param invitedBy who invited
 * @param createdAt when it was sent
 * @param expiresAt until when it can be accepted
 * @param updatedAt when it changed last
 */
public record InvitationSnapshot(
        InvitationId id,
        long version,
        EmailAddress email,
        Set<RoleId> roles,
        InvitationState state,
        UserId invitedBy,
        Instant createdAt,
        Instant expiresAt,
        Instant updatedAt) {

    /** Copies the roles. */
    public InvitationSnapshot {
        roles = Set.copyOf(roles);
    }

    InvitationSnapshot changed(InvitationState newState, Instant at) {
        return new InvitationSnapshot(id, version + 1, email, roles, newState, invitedBy, createdAt, expiresAt, at);
    }
}
