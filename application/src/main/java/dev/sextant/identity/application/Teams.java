package dev.sextant.identity.application;

import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps the teams of each organisation with their members. Every method works in the actor's open transaction and, but for {@link #leaveAll}, sees only the actor's organisation. */
@SecondaryPort
public interface Teams {

    /** The team with its members; none when the organisation has no such team. */
    Option<Team> find(Actor actor, TeamId id);

    /** Like {@link #find}, kept from other writers until the transaction ends. */
    Option<Team> findForUpdate(Actor actor, TeamId id);

    /** The team of that name, whatever its case. Means something for a new name only while {@link Organizations#findForUpdate} is held. */
    Option<TeamId> named(Actor actor, TeamName name);

    /** How many teams the organisation has, counted up to a limit. */
    int count(Actor actor, int limit);

    /** Keeps a team that was just formed. */
    void add(Actor actor, Team formed);

    /**
     * Keeps a changed team with exactly its members.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the team is gone
     */
    void save(Actor actor, Team changed, long readVersion);

    /**
     * Deletes a team.
     *
     * @param readVersion the version that the deletion was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the team is gone
     */
    void delete(Actor actor, TeamId id, long readVersion);

    /** Takes somebody out of every team that this plane shows, without a new version of the teams: in an organisation's plane its own teams, in the account plane all of the user's. */
    void leaveAll(Actor actor, UserId user);
}
