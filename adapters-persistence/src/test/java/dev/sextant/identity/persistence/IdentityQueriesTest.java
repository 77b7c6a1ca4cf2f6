package dev.sextant.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.AccountQueries.UserView;
import dev.sextant.identity.application.ApiKeyQueries.ApiKeyView;
import dev.sextant.identity.application.InvitationQueries.InvitationView;
import dev.sextant.identity.application.MemberQueries.MemberView;
import dev.sextant.identity.application.OrganizationQueries.OrganizationView;
import dev.sextant.identity.application.RoleQueries.RoleView;
import dev.sextant.identity.application.TeamQueries.TeamMemberView;
import dev.sextant.identity.application.TeamQueries.TeamView;
import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The views are those of the aggregates, and a walk over pages sees each thing once. */
class IdentityQueriesTest {

    private static Stage stage;
    private static IdentityFixtures some;

    private final TenantId acme = IdentityFixtures.plane();
    private final User ada = IdentityFixtures.user();
    private final Actor inAcme = IdentityFixtures.actor(acme, ada.id());
    private final Actor alone = IdentityFixtures.account(ada);

    @BeforeAll
    static void open() {
        stage = new Stage(2);
        some = new IdentityFixtures(stage);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** Every item of a list, two at a time. */
    private <V> List<V> walk(Function<PageRequest, Page<V>> pages) {
        var all = new ArrayList<V>();
        Option<PageRequest> next = Option.some(new PageRequest(2, Option.none()));
        while (next.isDefined()) {
            PageRequest request = next.get();
            Page<V> page = some.read(inAcme, () -> pages.apply(request));
            all.addAll(page.items());
            next = page.next().map(cursor -> new PageRequest(2, Option.some(cursor)));
        }
        return all;
    }

    @Test
    void an_account_is_seen_in_its_own_plane_only() {
        var queries = new JooqAccountQueries(stage.transactions());
        User on = ada.startSecondFactor(new Sealed("key-1", "c2VjcmV0"), IdentityFixtures.NOON)
                .get()
                .confirmSecondFactor(7, Set.of(IdentityFixtures.digest()), ada.id(), IdentityFixtures.NOON)
                .get()
                .state();
        some.write(alone, () -> {
            some.users.add(alone, ada);
            assertThat(queries.own(alone).get()).isEqualTo(UserView.of(ada));
            some.users.save(alone, on, 1);
            assertThat(queries.own(alone).get()).isEqualTo(UserView.of(on));
        });
        assertThat(some.read(inAcme, () -> queries.own(inAcme)).getLeft()).isInstanceOf(IdentityError.NotFound.class);
    }

    @Test
    void an_organisation_is_seen_in_its_own_plane_only() {
        var queries = new JooqOrganizationQueries(stage.transactions());
        Organization founded = IdentityFixtures.organization(acme);
        some.write(inAcme, () -> {
            some.organizations.add(inAcme, founded);
            assertThat(queries.own(inAcme).get()).isEqualTo(OrganizationView.of(founded));
        });
        assertThat(some.read(alone, () -> queries.own(alone)).getLeft()).isInstanceOf(IdentityError.NotFound.class);
    }

    @Test
    void roles_are_listed_by_id() {
        var queries = new JooqRoleQueries(stage.transactions());
        List<Role> roles = Stream.of(BuiltInRole.OWNER, BuiltInRole.ADMIN, BuiltInRole.VIEWER)
                .map(role -> Role.builtIn(role, IdentityFixtures.NOON))
                .toList();
        some.write(inAcme, () -> roles.reversed().forEach(role -> some.roles.add(inAcme, role)));
        assertThat(walk(page -> queries.page(inAcme, page)))
                .isEqualTo(roles.stream().map(RoleView::of).toList());
        var found = some.read(inAcme, () -> queries.byId(inAcme, BuiltInRole.ADMIN.id()));
        assertThat(found.get()).isEqualTo(RoleView.of(roles.get(1)));
    }

    @Test
    void members_are_listed_by_id_and_not_in_an_account() {
        var queries = new JooqMemberQueries(stage.transactions());
        var members = Stream.generate(() -> IdentityFixtures.owner(acme, IdentityFixtures.user()))
                .limit(5)
                .sorted(Comparator.comparing(member -> member.userId().toString()))
                .toList();
        some.write(inAcme, () -> members.forEach(member -> some.memberships.add(inAcme, member)));
        assertThat(walk(page -> queries.page(inAcme, page)))
                .isEqualTo(members.stream().map(MemberView::of).toList());
        var one = members.getFirst();
        assertThat(some.read(inAcme, () -> queries.byId(inAcme, one.userId())).get())
                .isEqualTo(MemberView.of(one));
        Actor elsewhere = IdentityFixtures.actor(new TenantId(one.userId().value()), one.userId());
        some.write(elsewhere, () -> {
            assertThat(queries.byId(elsewhere, one.userId()).isLeft()).isTrue();
            assertThat(queries.page(elsewhere, PageRequest.first()).items()).isEmpty();
        });
        var found = some.read(
                inAcme, () -> some.memberships.withEmail(inAcme, one.snapshot().email()));
        assertThat(found.get().snapshot()).isEqualTo(one.snapshot());
    }

    @Test
    void teams_are_listed_with_how_many_belong_to_them_and_who() {
        var queries = new JooqTeamQueries(stage.transactions());
        Map<UserId, TeamRole> members = new HashMap<>();
        Stream.generate(() -> new UserId(UUID.randomUUID()))
                .limit(3)
                .forEach(user -> members.put(user, TeamRole.MEMBER));
        List<Team> teams = Stream.of(
                        IdentityFixtures.team("one", members),
                        IdentityFixtures.team("two", Map.of()),
                        IdentityFixtures.team("three", Map.of(ada.id(), TeamRole.LEAD)))
                .sorted(Comparator.comparing(team -> team.id().toString()))
                .toList();
        some.write(inAcme, () -> teams.forEach(team -> some.teams.add(inAcme, team)));
        assertThat(walk(page -> queries.page(inAcme, page)))
                .isEqualTo(teams.stream().map(TeamView::of).toList());
        for (Team team : teams) {
            assertThat(some.read(inAcme, () -> queries.byId(inAcme, team.id())).get())
                    .isEqualTo(TeamView.of(team));
            assertThat(walk(page -> queries.members(inAcme, team.id(), page).get()))
                    .containsExactlyInAnyOrderElementsOf(team.snapshot().members().entrySet().stream()
                            .map(TeamMemberView::of)
                            .toList());
        }
        some.write(alone, () -> {
            assertThat(queries.byId(alone, teams.getFirst().id()).isLeft()).isTrue();
            assertThat(queries.members(alone, teams.getFirst().id(), PageRequest.first())
                            .isLeft())
                    .isTrue();
        });
    }

    @Test
    void invitations_are_listed_newest_first() {
        var queries = new JooqInvitationQueries(stage.transactions());
        List<Invitation> sent = Stream.generate(() -> IdentityFixtures.invitation(IdentityFixtures.email()))
                .limit(5)
                .sorted(Comparator.comparing(
                                (Invitation invitation) -> invitation.id().toString())
                        .reversed())
                .toList();
        some.write(inAcme, () -> sent.forEach(invitation -> some.invitations.add(inAcme, invitation)));
        assertThat(walk(page -> queries.page(inAcme, page)))
                .isEqualTo(sent.stream().map(InvitationView::of).toList());
        var first = sent.getFirst();
        assertThat(some.read(inAcme, () -> queries.byId(inAcme, first.id())).get())
                .isEqualTo(InvitationView.of(first));
    }

    @Test
    void keys_are_listed_newest_first_in_the_account_as_well() {
        var queries = new JooqApiKeyQueries(stage.transactions());
        List<ApiKey> made = Stream.generate(() -> IdentityFixtures.apiKey(acme, ada.id()))
                .limit(3)
                .sorted(Comparator.comparing((ApiKey key) -> key.id().toString())
                        .reversed())
                .toList();
        some.write(inAcme, () -> made.forEach(key -> some.apiKeys.add(inAcme, key)));
        List<ApiKeyView> views = made.stream().map(ApiKeyView::of).toList();
        assertThat(walk(page -> queries.page(inAcme, page))).isEqualTo(views);
        var own = some.read(alone, () -> queries.page(alone, PageRequest.first()));
        assertThat(own.items()).isEqualTo(views);
        Actor stranger = IdentityFixtures.account(IdentityFixtures.user());
        assertThat(some.read(
                                stranger,
                                () -> queries.byId(stranger, made.getFirst().id()))
                        .isLeft())
                .isTrue();
    }
}
