package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;

/** Lets somebody go from a team. Asked by who manages teams or leads this one, or by the one who goes. */
public final class RemoveTeamMember implements UseCase<RemoveTeamMember.Command, UserId, IdentityError> {

    private final Teams teams;
    private final IdentityBook book;

    /** The use case. */
    public RemoveTeamMember(Teams teams, IdentityBook book) {
        this.teams = teams;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param team the team
     * @param member who shall go
     */
    public record Command(TeamId team, UserId member) {}

    @Override
    public Permission needs() {
        return Permissions.MEMBERS_READ;
    }

    @Override
    public Either<IdentityError, UserId> handle(Actor actor, Command command) {
        return IdentityBook.found(teams.findForUpdate(actor, command.team()), Thing.TEAM, command.team())
                .flatMap(before -> before.removeMember(command.member(), actor, book.now())
                        .map(decision -> book.keep(
                                actor,
                                IdentityBook.TEAM,
                                decision,
                                Team::version,
                                changed -> teams.save(actor, changed, before.version()))))
                .map(changed -> command.member());
    }
}
