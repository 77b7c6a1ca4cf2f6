package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Dissolves a team. What was shared with it is shared with nobody any more, but with whom it is shared otherwise. */
public final class DeleteTeam implements UseCase<DeleteTeam.Command, TeamId, IdentityError> {

    private final Teams teams;
    private final IdentityBook book;

    /** The use case. */
    public DeleteTeam(Teams teams, IdentityBook book) {
        this.teams = teams;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the team
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(TeamId id, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.TEAMS_MANAGE;
    }

    @Override
    public Either<IdentityError, TeamId> handle(Actor actor, Command command) {
        return IdentityBook.found(teams.findForUpdate(actor, command.id()), Thing.TEAM, command.id())
                .flatMap(before -> IdentityBook.atVersion(
                        before, before.version(), command.expectedVersion(), Thing.TEAM, before.id()))
                .map(before -> book.keep(
                                actor,
                                IdentityBook.TEAM,
                                before.delete(actor.user(), book.now()),
                                Team::version,
                                gone -> teams.delete(actor, gone.id(), before.version()))
                        .id());
    }
}
