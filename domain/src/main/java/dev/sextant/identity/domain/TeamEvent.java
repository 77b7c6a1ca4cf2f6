package dev.sextant.identity.domain;

import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a team. */
public sealed interface TeamEvent extends IdentityEvent {

    /** The team. */
    TeamId teamId();

    @Override
    default UUID aggregateId() {
        return teamId().value();
    }

    /** A team was formed; nobody belongs to it yet, but whom the following events name. */
    record TeamCreated(TeamId teamId, UserId by, Instant occurredAt) implements TeamEvent {

        @Override
        public String type() {
            return "team.created";
        }
    }

    /** A team has another name. */
    record TeamRenamed(TeamId teamId, UserId by, Instant occurredAt) implements TeamEvent {

        @Override
        public String type() {
            return "team.renamed";
        }
    }

    /**
     * Somebody belongs to a team, or is something else in it than before.
     *
     * @param userId who
     * @param role what they are in it now
     */
    record TeamMemberSet(TeamId teamId, UserId userId, TeamRole role, UserId by, Instant occurredAt)
            implements TeamEvent {

        @Override
        public String type() {
            return "team.member_set";
        }
    }

    /**
     * Somebody no longer belongs to a team. Who leaves the organisation leaves its teams without such an event for each.
     *
     * @param userId who
     */
    record TeamMemberRemoved(TeamId teamId, UserId userId, UserId by, Instant occurredAt) implements TeamEvent {

        @Override
        public String type() {
            return "team.member_removed";
        }
    }

    /** A team was dissolved. */
    record TeamDeleted(TeamId teamId, UserId by, Instant occurredAt) implements TeamEvent {

        @Override
        public String type() {
            return "team.deleted";
        }
    }
}
