package dev.sextant.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.application.Grants.Grant;
import dev.sextant.identity.domain.AfterDeletion;
import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.ClientId;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationState;
import dev.sextant.identity.domain.OpenIdRoles;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.OrganizationSettings;
import dev.sextant.identity.domain.OrganizationSnapshot;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecondFactor;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.User;
import dev.sextant.identity.domain.UserSnapshot;
import dev.sextant.identity.domain.UserState;
import dev.sextant.identity.domain.Visitor;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was kept comes back as it was, and who decided on an older version loses. */
class IdentityRowsTest {

    private static final Instant NOON = IdentityFixtures.NOON;
    private static final Instant LATER = NOON.plusSeconds(60);

    private static Stage stage;
    private static IdentityFixtures some;

    private final TenantId acme = IdentityFixtures.plane();
    private final User ada = IdentityFixtures.user();
    private final User bob = IdentityFixtures.user();
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

    private void write(Runnable work) {
        some.write(inAcme, work);
    }

    private <T> T read(Supplier<T> work) {
        return some.read(inAcme, work);
    }

    private void loses(Runnable work) {
        assertThatThrownBy(() -> write(work)).isInstanceOf(StaleAggregate.class);
    }

    private UserSnapshot kept() {
        return some.read(alone, () -> some.users.find(alone, ada.id())).get().snapshot();
    }

    @Test
    void an_account_comes_back_in_every_state_of_its_second_factor() {
        some.write(alone, () -> some.users.add(alone, ada));
        assertThat(kept()).isEqualTo(ada.snapshot());
        User started =
                ada.startSecondFactor(new Sealed("key-1", "c2VjcmV0"), LATER).get();
        some.write(alone, () -> some.users.save(alone, started, 1));
        assertThat(kept()).isEqualTo(started.snapshot());
        SecretDigest first = IdentityFixtures.digest();
        SecretDigest second = IdentityFixtures.digest();
        User on = started.confirmSecondFactor(58_000_000L, Set.of(first, second), ada.id(), LATER)
                .get()
                .state();
        some.write(alone, () -> some.users.save(alone, on, 2));
        assertThat(kept()).isEqualTo(on.snapshot());
        User off = on.removeSecondFactor(ada.id(), LATER)
                .state()
                .disable(ada.id(), LATER)
                .state();
        some.write(alone, () -> some.users.save(alone, off, 3));
        assertThat(kept()).isEqualTo(off.snapshot());
        assertThat(kept().secondFactor()).isEqualTo(new SecondFactor.Off());
        assertThat(kept().state()).isEqualTo(UserState.DISABLED);
        assertThatThrownBy(() -> some.write(alone, () -> some.users.save(alone, on, 3)))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> some.write(alone, () -> some.users.delete(alone, ada.id(), 1)))
                .isInstanceOf(StaleAggregate.class);
    }

    @Test
    void an_organisation_comes_back_with_what_it_decided_about_providers() {
        Organization founded = IdentityFixtures.organization(acme);
        write(() -> some.organizations.add(inAcme, founded));
        assertThat(read(() -> some.organizations.find(inAcme)).get().snapshot()).isEqualTo(founded.snapshot());
        var before = founded.snapshot();
        var openId = new OpenIdRoles(
                "https://id.example.org",
                Map.of("staff, \"all\"", BuiltInRole.MEMBER.id(), "ops", BuiltInRole.ADMIN.id()),
                Set.of(BuiltInRole.VIEWER.id()));
        var changed = Organization.restore(new OrganizationSnapshot(
                before.id(),
                2,
                before.name(),
                before.slug(),
                before.plan(),
                new OrganizationSettings(AfterDeletion.DELETE, Option.some(openId)),
                before.state(),
                before.createdAt(),
                LATER));
        write(() -> some.organizations.save(inAcme, changed, 1));
        assertThat(read(() -> some.organizations.find(inAcme)).get().snapshot()).isEqualTo(changed.snapshot());
        loses(() -> some.organizations.save(inAcme, changed, 1));
        assertThat(read(() -> some.organizations.idOf(inAcme, before.slug()))).contains(acme);
    }

    @Test
    void a_short_name_that_is_taken_refuses_and_the_transaction_goes_on() {
        Organization founded = IdentityFixtures.organization(acme);
        write(() -> some.organizations.add(inAcme, founded));
        TenantId other = IdentityFixtures.plane();
        Actor inOther = IdentityFixtures.actor(other, bob.id());
        var second = founded.snapshot();
        var same = Organization.restore(new OrganizationSnapshot(
                other, 1, second.name(), second.slug(), second.plan(), second.settings(), second.state(), NOON, NOON));
        some.write(inOther, () -> {
            assertThat(some.organizations.add(inOther, same).isLeft()).isTrue();
            assertThat(some.organizations
                            .add(inOther, IdentityFixtures.organization(other))
                            .isRight())
                    .isTrue();
        });
    }

    @Test
    void roles_come_back_in_the_order_of_their_ids() {
        Role owner = Role.builtIn(BuiltInRole.OWNER, NOON);
        Role viewer = Role.builtIn(BuiltInRole.VIEWER, NOON);
        write(() -> {
            some.roles.add(inAcme, viewer);
            some.roles.add(inAcme, owner);
        });
        assertThat(read(() -> some.roles.all(inAcme)).stream().map(Role::snapshot))
                .containsExactly(owner.snapshot(), viewer.snapshot());
        assertThat(read(() -> some.roles.find(inAcme, viewer.id())).get().snapshot())
                .isEqualTo(viewer.snapshot());
        loses(() -> some.roles.save(inAcme, viewer, 7));
        loses(() -> some.roles.delete(inAcme, viewer.id(), 7));
        write(() -> some.roles.delete(inAcme, viewer.id(), 1));
        assertThat(read(() -> some.roles.all(inAcme))).hasSize(1);
    }

    @Test
    void members_are_found_and_counted() {
        var owner = IdentityFixtures.owner(acme, ada);
        var viewer = IdentityFixtures.member(acme, bob, BuiltInRole.VIEWER.id(), BuiltInRole.MEMBER.id());
        write(() -> {
            some.memberships.add(inAcme, owner);
            some.memberships.add(inAcme, viewer);
        });
        write(() -> {
            assertThat(some.memberships.find(inAcme, bob.id()).get().snapshot()).isEqualTo(viewer.snapshot());
            assertThat(some.memberships.owners(inAcme)).containsExactly(ada.id());
            assertThat(some.memberships.count(inAcme, 1)).isEqualTo(1);
            assertThat(some.memberships.count(inAcme, 10)).isEqualTo(2);
            assertThat(some.memberships.carriersOf(inAcme, BuiltInRole.MEMBER.id()))
                    .isEqualTo(1);
        });
        assertThatThrownBy(() -> write(() -> some.memberships.add(inAcme, owner)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already");
        loses(() -> some.memberships.save(inAcme, owner, 2));
        loses(() -> some.memberships.remove(inAcme, owner, 2));
        write(() -> some.memberships.remove(inAcme, viewer, 1));
        assertThat(read(() -> some.memberships.find(inAcme, bob.id()))).isEmpty();
    }

    @Test
    void a_team_keeps_exactly_its_members() {
        Team formed = IdentityFixtures.team("Ärger", Map.of(ada.id(), TeamRole.LEAD, bob.id(), TeamRole.MEMBER));
        write(() -> some.teams.add(inAcme, formed));
        assertThat(read(() -> some.teams.find(inAcme, formed.id())).get().snapshot())
                .isEqualTo(formed.snapshot());
        assertThat(read(() -> some.teams.named(inAcme, new TeamName("äRGER")))).contains(formed.id());
        var before = formed.snapshot();
        Team changed = Team.restore(new dev.sextant.identity.domain.TeamSnapshot(
                before.id(), 2, before.name(), Map.of(ada.id(), TeamRole.MEMBER), before.createdAt(), LATER));
        write(() -> some.teams.save(inAcme, changed, 1));
        assertThat(read(() -> some.teams.find(inAcme, formed.id())).get().snapshot())
                .isEqualTo(changed.snapshot());
        loses(() -> some.teams.save(inAcme, formed, 1));
        loses(() -> some.teams.delete(inAcme, formed.id(), 1));
        write(() -> some.teams.delete(inAcme, formed.id(), 2));
        assertThat(read(() -> some.teams.count(inAcme, 5))).isZero();
    }

    @Test
    void invitations_are_found_by_the_address_whatever_its_case() {
        Invitation sent = IdentityFixtures.invitation(ada.email());
        write(() -> some.invitations.add(inAcme, sent));
        assertThat(read(() -> some.invitations.openTo(inAcme, ada.email())).stream()
                        .map(Invitation::snapshot))
                .containsExactly(sent.snapshot());
        assertThat(read(() -> some.invitations.carriersOf(inAcme, BuiltInRole.VIEWER.id())))
                .isEqualTo(1);
        Invitation revoked = sent.revoke(ada.id(), LATER).get().state();
        write(() -> some.invitations.save(inAcme, revoked, 1));
        assertThat(read(() -> some.invitations.find(inAcme, sent.id())).get().snapshot())
                .isEqualTo(revoked.snapshot());
        assertThat(revoked.snapshot().state()).isEqualTo(InvitationState.REVOKED);
        assertThat(read(() -> some.invitations.openTo(inAcme, ada.email()))).isEmpty();
        assertThat(read(() -> some.invitations.carriersOf(inAcme, BuiltInRole.VIEWER.id())))
                .isZero();
        loses(() -> some.invitations.save(inAcme, revoked, 1));
    }

    @Test
    void a_key_is_used_and_revoked_without_one_undoing_the_other() {
        ApiKey made = IdentityFixtures.apiKey(acme, ada.id());
        write(() -> some.apiKeys.add(inAcme, made));
        assertThat(read(() -> some.apiKeys.find(inAcme, made.id())).get().snapshot())
                .isEqualTo(made.snapshot());
        write(() -> some.apiKeys.used(inAcme, made.id(), LATER));
        write(() -> some.apiKeys.used(inAcme, made.id(), NOON));
        ApiKey revoked = made.revoke(ada.id(), LATER).state();
        write(() -> some.apiKeys.save(inAcme, revoked, 1));
        var kept = read(() -> some.apiKeys.find(inAcme, made.id())).get().snapshot();
        assertThat(kept.lastUsedAt()).contains(LATER);
        assertThat(kept.revokedAt()).contains(LATER);
        assertThat(read(() -> some.apiKeys.goodOnesOf(inAcme, ada.id(), NOON))).isEmpty();
        loses(() -> some.apiKeys.save(inAcme, revoked, 1));
    }

    @Test
    void a_session_comes_back_with_all_that_is_known_of_its_client() {
        var visitor =
                new Visitor(Option.some(new ClientId("laptop-1")), Option.some("2001:db8::1"), Option.some("curl/8"));
        Session begun = Session.start(
                        new SessionId(stage.ids().next()), acme, ada.id(), IdentityFixtures.digest(), visitor, NOON)
                .state();
        write(() -> some.sessions.add(inAcme, begun));
        assertThat(read(() -> some.sessions.find(inAcme, begun.id())).get().snapshot())
                .isEqualTo(begun.snapshot());
        Session rotated = begun.rotate(begun.snapshot().refresh(), IdentityFixtures.digest(), LATER)
                .get();
        some.write(alone, () -> some.sessions.save(alone, rotated, 1));
        assertThat(read(() -> some.sessions.find(inAcme, begun.id())).get().snapshot())
                .isEqualTo(rotated.snapshot());
        loses(() -> some.sessions.save(inAcme, rotated, 1));
        write(() -> some.sessions.remove(inAcme, begun.id()));
        write(() -> some.sessions.remove(inAcme, begun.id()));
        loses(() -> some.sessions.save(inAcme, rotated, 2));
    }

    private void carries(BuiltInRole... roles) {
        for (BuiltInRole role : roles) {
            some.roles.add(inAcme, Role.builtIn(role, NOON));
        }
        some.memberships.add(
                inAcme,
                IdentityFixtures.member(
                        acme,
                        ada,
                        List.of(roles).stream()
                                .map(BuiltInRole::id)
                                .toArray(dev.sextant.identity.domain.RoleId[]::new)));
    }

    @Test
    void roles_together_grant_what_each_of_them_grants() {
        Team team = IdentityFixtures.team("Backend", Map.of(ada.id(), TeamRole.MEMBER));
        write(() -> {
            some.organizations.add(inAcme, IdentityFixtures.organization(acme));
            carries(BuiltInRole.VIEWER, BuiltInRole.MEMBER);
            some.teams.add(inAcme, team);
        });
        Set<Permission> together = new HashSet<>(BuiltInRole.VIEWER.permissions());
        together.addAll(BuiltInRole.MEMBER.permissions());
        assertThat(read(() -> some.grants.of(inAcme, ada.id()))).contains(new Grant(together, Set.of(team.id())));
        assertThat(read(() -> some.grants.of(inAcme, bob.id()))).isEmpty();
        assertThat(some.read(alone, () -> some.grants.of(alone, ada.id())))
                .as("in the account's own plane nobody is granted anything")
                .isEmpty();
    }

    @Test
    void a_disabled_organisation_grants_nothing() {
        Organization founded = IdentityFixtures.organization(acme);
        write(() -> {
            some.organizations.add(inAcme, founded);
            carries(BuiltInRole.OWNER);
        });
        assertThat(read(() -> some.grants.of(inAcme, ada.id()))).isNotEmpty();
        write(() ->
                some.organizations.save(inAcme, founded.disable(bob.id(), LATER).state(), 1));
        assertThat(read(() -> some.grants.of(inAcme, ada.id()))).isEmpty();
    }

    @Test
    void a_plane_without_an_organisation_grants_what_its_roles_say() {
        write(() -> carries(BuiltInRole.SUPER_ADMIN));
        assertThat(read(() -> some.grants.of(inAcme, ada.id())).get().permissions())
                .isEqualTo(BuiltInRole.SUPER_ADMIN.permissions());
    }
}
