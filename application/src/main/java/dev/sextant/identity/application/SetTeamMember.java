package dev.sextant.identity.application;

import dev.sextant.identity.application.TeamQueries.TeamMemberView;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Takes a member of the organisation into a team, or makes them something else in it. Asked by who manages teams or leads this one. */
public final class SetTeamMember implements UseCase<SetTeamMember.Command, TeamMemberView, IdentityError> {

    private final Memberships memberships;
    private final Teams teams;
    private final IdentityBook book;

    /** The use case. */
    public SetTeamMember(Memberships memberships, Teams teams, IdentityBook book) {
        this.memberships = memberships;
        this.teams = teams;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param team the team
     * @param member who shall belong to it
     * @param role the stable name of a {@link TeamRole}; {@code member} when left out
     */
    public record Command(TeamId team, UserId member, Option<String> role) {}

    @Override
    public Permission needs() {
        return Permissions.MEMBERS_READ;
    }

    @Override
    public Either<IdentityError, TeamMemberView> handle(Actor actor, Command command) {
        return role(command.role())
                .flatMap(role -> IdentityBook.found(
                                teams.findForUpdate(actor, command.team()), Thing.TEAM, command.team())
                        .flatMap(before -> IdentityBook.found(
                                        memberships.find(actor, command.member()), Thing.MEMBER, command.member())
                                .flatMap(member -> set(actor, before, member, role)))
                        .map(team -> new TeamMemberView(command.member().toString(), role)));
    }

    private static Either<IdentityError, TeamRole> role(Option<String> code) {
        return FieldReport.constant("/role", TeamRole.class, code.getOrElse(TeamRole.MEMBER.code()))
                .toEither()
                .mapLeft(IdentityError.InvalidFields::new);
    }

    private Either<IdentityError, Team> set(Actor actor, Team before, Membership member, TeamRole role) {
        return before.setMember(member, role, actor, book.now())
                .map(decision -> book.keep(
                        actor,
                        IdentityBook.TEAM,
                        decision,
                        Team::version,
                        changed -> teams.save(actor, changed, before.version())));
    }
}
