package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.TeamQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.util.List;

/** Answers questions from what {@link InMemoryTeams} keeps. */
public final class InMemoryTeamQueries implements TeamQueries {

    private final InMemoryTeams teams;

    /** Answers from these. */
    public InMemoryTeamQueries(InMemoryTeams teams) {
        this.teams = teams;
    }

    @Override
    public Either<IdentityError, TeamView> byId(Actor actor, TeamId id) {
        return IdentityBook.found(teams.find(actor, id), Thing.TEAM, id).map(TeamView::of);
    }

    @Override
    public Page<TeamView> page(Actor actor, PageRequest page) {
        return IdPages.ascending(teams.all(actor), team -> team.id().value(), TeamView::of, page);
    }

    @Override
    public Either<IdentityError, Page<TeamMemberView>> members(Actor actor, TeamId id, PageRequest page) {
        return IdentityBook.found(teams.find(actor, id), Thing.TEAM, id)
                .map(team -> IdPages.ascending(
                        List.copyOf(team.snapshot().members().entrySet()),
                        entry -> entry.getKey().value(),
                        TeamMemberView::of,
                        page));
    }
}
