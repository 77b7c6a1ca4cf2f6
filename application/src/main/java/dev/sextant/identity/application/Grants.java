package dev.sextant.identity.application;

import dev.sextant.identity.domain.TeamId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Tells in one question what somebody may do in an organisation. It is asked for nearly every request, so it must cost no more than one round trip to the store. */
@SecondaryPort
public interface Grants {

    /**
     * What somebody may.
     *
     * @param permissions what the roles permit together
     * @param teams the teams that they belong to
     */
    record Grant(Set<Permission> permissions, Set<TeamId> teams) {

        /** Copies the sets. */
        public Grant {
            permissions = Set.copyOf(permissions);
            teams = Set.copyOf(teams);
        }
    }

    /**
     * What a user may in the actor's organisation, or on the platform when that is the actor's plane, in the actor's open transaction.
     *
     * @return none when the user does not belong there, or the organisation is disabled
     */
    Option<Grant> of(Actor actor, UserId user);
}
