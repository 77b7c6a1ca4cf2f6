package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
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

    /** Who has this permission manages the cases of the whole organisation. */
    public static final Permission MANAGE = new Permission("cases:manage");

    /** Copies the teams. */
    public Requester {
        teams = Set.copyOf(teams);
    }

    /** The actor as a case knows it. */
    public static Requester of(Actor actor) {
        return new Requester(actor.user(), actor.teams(), actor.may(MANAGE));
    }
}
