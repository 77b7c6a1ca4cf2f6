package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.TeamSnapshot;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Map;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about the teams of the actor's organisation, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface TeamQueries {

    /** The team, or {@link IdentityError.NotFound}. */
    Either<IdentityError, TeamView> byId(Actor actor, TeamId id);

    /** A page of the teams, by id, which is the order in which they were formed. */
    Page<TeamView> page(Actor actor, PageRequest page);

    /** A page of who belongs to a team, by user id, or {@link IdentityError.NotFound}. */
    Either<IdentityError, Page<TeamMemberView>> members(Actor actor, TeamId id, PageRequest page);

    /**
     * A team.
     *
     * @param id {@code team_…}
     * @param name what it is called
     * @param memberCount how many belong to it
     * @param createdAt when it was formed
     * @param updatedAt when it changed last
     * @param version counts its changes, from 1
     */
    record TeamView(String id, String name, int memberCount, Instant createdAt, Instant updatedAt, long version) {

        /** The view of a team that a use case just decided on, or that a store holds as an aggregate. */
        public static TeamView of(Team subject) {
            TeamSnapshot kept = subject.snapshot();
            return new TeamView(
                    kept.id().toString(),
                    kept.name().value(),
                    kept.members().size(),
                    kept.createdAt(),
                    kept.updatedAt(),
                    kept.version());
        }
    }

    /**
     * Somebody who belongs to a team.
     *
     * @param userId {@code user_…}
     * @param role what they are in it
     */
    record TeamMemberView(String userId, TeamRole role) {

        /** The view of an entry of a team. */
        public static TeamMemberView of(Map.Entry<UserId, TeamRole> entry) {
            return new TeamMemberView(entry.getKey().toString(), entry.getValue());
        }
    }
}
