package dev.sextant.bootstrap.bridge;

import dev.sextant.cases.application.Grantees;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.application.Teams;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;

/** Tells {@code cases} which members and teams {@code identity} has in an organisation. */
public final class MembersAsGrantees implements Grantees {

    private final Memberships memberships;
    private final Teams teams;

    /** Over these members and teams. */
    public MembersAsGrantees(Memberships memberships, Teams teams) {
        this.memberships = memberships;
        this.teams = teams;
    }

    @Override
    public boolean has(Actor actor, Grantee grantee) {
        return switch (grantee.kind()) {
            case USER ->
                grantee.id()
                        .exists(id -> memberships.find(actor, new UserId(id)).isDefined());
            case TEAM ->
                grantee.id().exists(id -> teams.find(actor, new TeamId(id)).isDefined());
            case ORGANIZATION -> true;
        };
    }
}
