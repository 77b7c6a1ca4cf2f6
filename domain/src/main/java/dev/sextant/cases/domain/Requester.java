package dev.sextant.cases.domain;

import dev.sextant.shared.domain.UserId;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody of the case's own organisation who wants something of a case.
 *
 * @param user who
 * @param teams the teams that they are in now
 * @param manages whether they manage the cases of the whole organisation
 */
public record Requester(UserId user, Set<UUID> teams, boolean manages) {

    /** Copies the teams. */
    public Requester {
        teams = Set.copyOf(teams);
    }
}
