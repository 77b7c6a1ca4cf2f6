package dev.sextant.bootstrap.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.Grantee;
import dev.sextant.identity.application.inmemory.InMemoryMemberships;
import dev.sextant.identity.application.inmemory.InMemoryTeams;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.MembershipSnapshot;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MembersAsGranteesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryMemberships memberships = new InMemoryMemberships(transactions);
    private final InMemoryTeams teams = new InMemoryTeams(transactions);
    private final MembersAsGrantees grantees = new MembersAsGrantees(memberships, teams);
    private final Actor here = somebody();
    private final Actor there = somebody();
    private final TeamId team = new TeamId(UUID.randomUUID());

    private static Actor somebody() {
        return new Actor(
                new TenantId(UUID.randomUUID()), new UserId(UUID.randomUUID()), Set.of(), "req-test", Option.none());
    }

    private boolean has(Actor actor, Grantee grantee) {
        return transactions.read(actor, () -> grantees.has(actor, grantee));
    }

    @Test
    void only_members_and_teams_of_the_own_organisation_are_there_to_share_with() {
        Either<String, String> kept = transactions.write(here, () -> {
            memberships.add(
                    here,
                    Membership.restore(new MembershipSnapshot(
                            here.tenant(),
                            here.user(),
                            1,
                            EmailAddress.of("/email", "ada@example.org").get(),
                            DisplayName.of("/name", "Ada").get(),
                            Collections.emptySortedSet(),
                            NOON,
                            NOON)));
            teams.add(
                    here,
                    Team.form(team, TeamName.of("/name", "Network").get(), here.user(), NOON)
                            .state());
            return Either.right("done");
        });

        assertThat(kept.isRight()).isTrue();
        assertThat(has(here, Grantee.user(here.user()))).isTrue();
        assertThat(has(here, Grantee.team(team.value()))).isTrue();
        assertThat(has(here, Grantee.organization())).isTrue();
        assertThat(has(here, Grantee.user(there.user()))).isFalse();
        assertThat(has(here, Grantee.team(here.user().value()))).isFalse();
        assertThat(has(there, Grantee.user(here.user()))).isFalse();
        assertThat(has(there, Grantee.team(team.value()))).isFalse();
    }
}
