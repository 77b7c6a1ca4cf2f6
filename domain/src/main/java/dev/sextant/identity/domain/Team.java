package dev.sextant.identity.domain;

import dev.sextant.identity.domain.TeamEvent.TeamCreated;
import dev.sextant.identity.domain.TeamEvent.TeamDeleted;
import dev.sextant.identity.domain.TeamEvent.TeamMemberRemoved;
import dev.sextant.identity.domain.TeamEvent.TeamMemberSet;
import dev.sextant.identity.domain.TeamEvent.TeamRenamed;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * Members of an organisation who work together; what is shared with the team is shared with them. Whoever manages teams forms it, names it and dissolves it; who belongs to it is decided by its leads as well. A team
 * may be without members and without leads. Who leaves the organisation leaves its teams.
 */
public final class Team implements AggregateRoot<Team, TeamId> {

    /** How many members a team has at most. */
    public static final int MOST_MEMBERS = 500;

    /** How many teams an organisation has at most. */
    public static final int MOST = 500;

    private final TeamSnapshot now;

    private Team(TeamSnapshot now) {
        this.now = now;
    }

    /** Forms a team without members, at version 1. */
    public static Decision<Team, TeamEvent> form(TeamId id, TeamName name, UserId by, Instant at) {
        return Decision.of(new Team(new TeamSnapshot(id, 1, name, Map.of(), at, at)), new TeamCreated(id, by, at));
    }

    /** Brings back a team that was kept; decides nothing. */
    public static Team restore(TeamSnapshot kept) {
        return new Team(kept);
    }

    /** Gives it another name. The same name again is no change. */
    public Decision<Team, TeamEvent> rename(TeamName name, UserId by, Instant at) {
        return now.name().equals(name)
                ? Decision.unchanged(this)
                : Decision.of(new Team(now.changed(name, now.members(), at)), new TeamRenamed(id(), by, at));
    }

    /** Takes somebody in, or makes a member something else. The same again is no change. */
    public Either<IdentityError, Decision<Team, TeamEvent>> setMember(
            Membership member, TeamRole role, Actor by, Instant at) {
        UserId who = member.userId();
        if (!isDecidedBy(by)) {
            return Refusal.NO_TEAM_LEAD.refuse();
        }
        if (role == now.members().get(who)) {
            return Either.right(Decision.unchanged(this));
        }
        var members = new HashMap<>(now.members());
        members.put(who, role);
        if (members.size() > MOST_MEMBERS) {
            return new IdentityError.TooMany(IdentityError.Thing.MEMBER, MOST_MEMBERS).refuse();
        }
        return Either.right(Decision.of(
                new Team(now.changed(now.name(), members, at)), new TeamMemberSet(id(), who, role, by.user(), at)));
    }

    /** Lets somebody go; everybody may go themselves. Who does not belong to it is refused. */
    public Either<IdentityError, Decision<Team, TeamEvent>> removeMember(UserId who, Actor by, Instant at) {
        if (!by.user().equals(who) && !isDecidedBy(by)) {
            return Refusal.NO_TEAM_LEAD.refuse();
        }
        if (!now.members().containsKey(who)) {
            return new IdentityError.NotFound(IdentityError.Thing.MEMBER, who.toString()).refuse();
        }
        var members = new HashMap<>(now.members());
        members.remove(who);
        return Either.right(Decision.of(
                new Team(now.changed(now.name(), members, at)), new TeamMemberRemoved(id(), who, by.user(), at)));
    }

    /** The team without somebody who left the organisation. Nobody is told, and the version stays: the end of the membership tells. */
    public Team without(UserId departed) {
        var members = new HashMap<>(now.members());
        members.remove(departed);
        return new Team(
                new TeamSnapshot(now.id(), now.version(), now.name(), members, now.createdAt(), now.updatedAt()));
    }

    /** Dissolves it. The state of the decision is the last one it had. */
    public Decision<Team, TeamEvent> delete(UserId by, Instant at) {
        return Decision.of(this, new TeamDeleted(id(), by, at));
    }

    private boolean isDecidedBy(Actor actor) {
        return actor.may(Permissions.TEAMS_MANAGE) || roleOf(actor.user()).contains(TeamRole.LEAD);
    }

    @Override
    public TeamId getId() {
        return now.id();
    }

    /** Its id. */
    public TeamId id() {
        return now.id();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** What somebody is in it; none for who does not belong to it. */
    public Option<TeamRole> roleOf(UserId user) {
        return Option.of(now.members().get(user));
    }

    /** Everything that it consists of, for keeping it. */
    public TeamSnapshot snapshot() {
        return now;
    }
}
