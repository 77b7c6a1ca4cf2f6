package dev.sextant.identity.domain;

import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a team. */
@EventFamily(context = "identity", aggregate = "team", id = TeamId.class)
public sealed interface TeamEvent extends IdentityEvent {

    /** The team. */
    TeamId teamId();

    @Override
    default UUID aggregateId() {
        return teamId().value();
    }

    /** A team was formed; nobody belongs to it yet, but whom the following events name. */
    @PublishedEvent(
            type = "team.created",
            description = "A team was formed; nobody belongs to it yet, but whom the following events name.")
    record TeamCreated(TeamId teamId, UserId by, Instant occurredAt) implements TeamEvent {}

    /** A team has another name. */
    @PublishedEvent(type = "team.renamed", description = "A team has another name.")
    record TeamRenamed(TeamId teamId, UserId by, Instant occurredAt) implements TeamEvent {}

    /**
     * Somebody belongs to a team, or is something else in it than before.
     *
     * @param userId who
     * @param role what they are in it now
     */
    @PublishedEvent(
            type = "team.member_set",
            description = "Somebody belongs to a team, or is something else in it than before.")
    record TeamMemberSet(TeamId teamId, UserId userId, TeamRole role, UserId by, Instant occurredAt)
            implements TeamEvent {}

    /**
     * Somebody no longer belongs to a team. Who leaves the organisation leaves its teams without such an event for each.
     *
     * @param userId who
     */
    @PublishedEvent(
            type = "team.member_removed",
            description =
                    "Somebody no longer belongs to a team. Who leaves the organisation leaves its teams without such an event for each.")
    record TeamMemberRemoved(TeamId teamId, UserId userId, UserId by, Instant occurredAt) implements TeamEvent {}

    /** A team was dissolved. */
    @PublishedEvent(type = "team.deleted", description = "A team was dissolved.")
    record TeamDeleted(TeamId teamId, UserId by, Instant occurredAt) implements TeamEvent {}
}
