package dev.sextant.identity.application;

import dev.sextant.identity.application.TeamQueries.TeamView;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Gives a team another name. */
public final class RenameTeam implements UseCase<RenameTeam.Command, TeamView, IdentityError> {

    private final Organizations organizations;
    private final Teams teams;
    private final IdentityBook book;

    /** The use case. */
    public RenameTeam(Organizations organizations, Teams teams, IdentityBook book) {
        this.organizations = organizations;
        this.teams = teams;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the team
     * @param name what it shall be called; required
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(TeamId id, Option<String> name, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.TEAMS_MANAGE;
    }

    @Override
    public Either<IdentityError, TeamView> handle(Actor actor, Command command) {
        return TeamNames.read(command.name())
                .flatMap(name -> IdentityBook.found(
                                organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                        .flatMap(
                                locked -> IdentityBook.found(teams.find(actor, command.id()), Thing.TEAM, command.id()))
                        .flatMap(before -> IdentityBook.atVersion(
                                before, before.version(), command.expectedVersion(), Thing.TEAM, before.id()))
                        .flatMap(before -> rename(actor, before, name)))
                .map(TeamView::of);
    }

    private Either<IdentityError, Team> rename(Actor actor, Team before, TeamName name) {
        if (teams.named(actor, name).exists(other -> !other.equals(before.id()))) {
            return Refusal.TEAM_NAME_TAKEN.refuse();
        }
        return Either.right(book.keep(
                actor,
                IdentityBook.TEAM,
                before.rename(name, actor.user(), book.now()),
                Team::version,
                renamed -> teams.save(actor, renamed, before.version())));
    }
}
