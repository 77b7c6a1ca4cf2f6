package dev.sextant.identity.domain;

import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.Map;

/**
 * Everything that a team consists of, for keeping and restoring it.
 *
 * @param id its id
 * @param version counts the changes, from 1; somebody who leaves the organisation leaves the team without a new version
 * @param name what it is called
 * @param members who belongs to it, and as what
 * @param createdAt when it was formed
 * @param updatedAt when it changed last
 */
public record TeamSnapshot(
        TeamId id, long version, TeamName name, Map<UserId, TeamRole> members, Instant createdAt, Instant updatedAt) {

    /** Copies the members. */
    public TeamSnapshot {
        members = Map.copyOf(members);
    }

    TeamSnapshot changed(TeamName newName, Map<UserId, TeamRole> newMembers, Instant at) {
        return new TeamSnapshot(id, version + 1, newName, newMembers, createdAt, at);
    }
}
