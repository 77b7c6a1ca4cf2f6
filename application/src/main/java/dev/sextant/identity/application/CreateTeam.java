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
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Forms a team without members. */
public final class CreateTeam implements UseCase<CreateTeam.Command, TeamView, IdentityError> {

    private final Organizations organizations;
    private final Teams teams;
    private final IdGenerator ids;
    private final IdentityBook book;

    /** The use case. */
    public CreateTeam(Organizations organizations, Teams teams, IdGenerator ids, IdentityBook book) {
        this.organizations = organizations;
        this.teams = teams;
        this.ids = ids;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param name what it shall be called; required
     */
    public record Command(Option<String> name) {}

    @Override
    public Permission needs() {
        return Permissions.TEAMS_MANAGE;
    }

    @Override
    public Either<IdentityError, TeamView> handle(Actor actor, Command command) {
        return TeamNames.read(command.name())
                .flatMap(name -> IdentityBook.found(
                                organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                        .flatMap(locked -> form(actor, name)))
                .map(TeamView::of);
    }

    private Either<IdentityError, Team> form(Actor actor, TeamName name) {
        if (teams.count(actor, Team.MOST) >= Team.MOST) {
            return new IdentityError.TooMany(Thing.TEAM, Team.MOST).refuse();
        }
        if (teams.named(actor, name).isDefined()) {
            return Refusal.TEAM_NAME_TAKEN.refuse();
        }
        var formed = Team.form(new TeamId(ids.next()), name, actor.user(), book.now());
        return Either.right(book.keep(actor, IdentityBook.TEAM, formed, Team::version, team -> teams.add(actor, team)));
    }
}
