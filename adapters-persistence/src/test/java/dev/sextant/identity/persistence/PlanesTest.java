package dev.sextant.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two organisations with a member in common, and what is seen from where. */
class PlanesTest {

    private static final List<String> OWN_USER_TABLES =
            List.of("identity.membership", "identity.team_member", "identity.api_key", "identity.session");

    private static Stage stage;
    private static Identities some;

    private final User ada = Identities.user();
    private final User bob = Identities.user();
    private final TenantId acme = Identities.plane();
    private final TenantId umbrella = Identities.plane();
    private final Actor inAcme = Identities.actor(acme, bob.id());
    private final Actor inUmbrella = Identities.actor(umbrella, bob.id());
    private final Actor adaAlone = Identities.account(ada);
    private final Session adaInAcme = Identities.session(acme, ada.id());
    private final Session adaInUmbrella = Identities.session(umbrella, ada.id());
    private final Session bobInAcme = Identities.session(acme, bob.id());
    private final ApiKey keyInAcme = Identities.apiKey(acme, ada.id());
    private final ApiKey keyInUmbrella = Identities.apiKey(umbrella, ada.id());
    private final ApiKey keyOfBob = Identities.apiKey(acme, bob.id());
    private final Team team = Identities.team("Backend", Map.of(ada.id(), TeamRole.LEAD, bob.id(), TeamRole.MEMBER));

    @BeforeAll
    static void open() {
        stage = new Stage(2);
        some = new Identities(stage);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void two_organisations() {
        some.write(adaAlone, () -> some.users.add(adaAlone, ada));
        some.write(inAcme, () -> {
            some.memberships.add(inAcme, Identities.owner(acme, ada));
            some.memberships.add(inAcme, Identities.owner(acme, bob));
            some.sessions.add(inAcme, adaInAcme);
            some.sessions.add(inAcme, bobInAcme);
            some.apiKeys.add(inAcme, keyInAcme);
            some.apiKeys.add(inAcme, keyOfBob);
            some.teams.add(inAcme, team);
        });
        some.write(inUmbrella, () -> {
            some.memberships.add(inUmbrella, Identities.owner(umbrella, ada));
            some.sessions.add(inUmbrella, adaInUmbrella);
            some.apiKeys.add(inUmbrella, keyInUmbrella);
        });
    }

    private static List<UUID> sessions(List<Session> found) {
        return found.stream().map(session -> session.id().value()).toList();
    }

    @Test
    void an_account_sees_what_is_its_own_in_every_organisation() {
        some.write(adaAlone, () -> {
            assertThat(sessions(some.sessions.ofUser(adaAlone, ada.id())))
                    .containsExactlyInAnyOrder(
                            adaInAcme.id().value(), adaInUmbrella.id().value());
            assertThat(some.memberships.ofUser(adaAlone, ada.id()))
                    .extracting(Membership::organization)
                    .containsExactlyInAnyOrder(acme, umbrella);
            assertThat(some.apiKeys.goodOnesOf(adaAlone, ada.id(), Identities.NOON))
                    .extracting(ApiKey::id)
                    .containsExactlyInAnyOrder(keyInAcme.id(), keyInUmbrella.id());
            assertThat(some.sessions.find(adaAlone, adaInUmbrella.id())).isNotEmpty();
            assertThat(some.memberships.find(adaAlone, ada.id()))
                    .as("an account is no organisation")
                    .isEmpty();
        });
    }

    @Test
    void an_account_sees_nothing_that_belongs_to_others() {
        some.write(adaAlone, () -> {
            assertThat(some.sessions.find(adaAlone, bobInAcme.id())).isEmpty();
            assertThat(some.sessions.ofUser(adaAlone, bob.id())).isEmpty();
            assertThat(some.memberships.ofUser(adaAlone, bob.id())).isEmpty();
            assertThat(some.apiKeys.find(adaAlone, keyOfBob.id())).isEmpty();
            assertThat(some.teams.find(adaAlone, team.id())).isEmpty();
            assertThat(some.roles.all(adaAlone)).isEmpty();
        });
        for (String table : OWN_USER_TABLES) {
            var owners = some.read(
                    adaAlone,
                    () -> stage.transactions()
                            .dsl(adaAlone)
                            .fetch("SELECT DISTINCT user_id FROM " + table)
                            .getValues(0, UUID.class));
            assertThat(owners).as(table).containsExactly(ada.id().value());
        }
    }

    @Test
    void an_organisation_sees_nothing_of_its_people_elsewhere() {
        some.write(inAcme, () -> {
            assertThat(sessions(some.sessions.ofUser(inAcme, ada.id())))
                    .containsExactly(adaInAcme.id().value());
            assertThat(some.sessions.find(inAcme, adaInUmbrella.id())).isEmpty();
            assertThat(some.apiKeys.find(inAcme, keyInUmbrella.id())).isEmpty();
            assertThat(some.memberships.ofUser(inAcme, ada.id()))
                    .extracting(Membership::organization)
                    .containsExactly(acme);
            assertThat(some.users.find(inAcme, ada.id())).isEmpty();
        });
    }

    @Test
    void everything_of_somebody_ends_in_one_transaction_of_the_account_and_nothing_of_others() {
        some.write(adaAlone, () -> {
            some.sessions.ofUser(adaAlone, ada.id()).forEach(session -> some.sessions.remove(adaAlone, session.id()));
            some.sessions.remove(adaAlone, bobInAcme.id());
            some.memberships
                    .ofUser(adaAlone, ada.id())
                    .forEach(membership -> some.memberships.remove(adaAlone, membership, membership.version()));
            some.apiKeys
                    .goodOnesOf(adaAlone, ada.id(), Identities.NOON)
                    .forEach(key -> some.apiKeys.save(
                            adaAlone, key.revoke(ada.id(), Identities.NOON).state(), key.version()));
            some.teams.leaveAll(adaAlone, ada.id());
            some.teams.leaveAll(adaAlone, bob.id());
            some.users.delete(adaAlone, ada.id(), ada.version());
        });
        some.write(inAcme, () -> {
            assertThat(some.sessions.find(inAcme, adaInAcme.id())).isEmpty();
            assertThat(some.sessions.find(inAcme, bobInAcme.id())).isNotEmpty();
            assertThat(some.memberships.owners(inAcme)).containsExactly(bob.id());
            assertThat(some.apiKeys.goodOnesOf(inAcme, ada.id(), Identities.NOON))
                    .isEmpty();
            assertThat(some.apiKeys.goodOnesOf(inAcme, bob.id(), Identities.NOON))
                    .hasSize(1);
            assertThat(some.teams.find(inAcme, team.id()).get().snapshot().members())
                    .containsExactly(Map.entry(bob.id(), TeamRole.MEMBER));
        });
        some.write(inUmbrella, () -> {
            assertThat(some.sessions.find(inUmbrella, adaInUmbrella.id())).isEmpty();
            assertThat(some.memberships.count(inUmbrella, 10)).isZero();
        });
    }

    @Test
    void a_membership_is_changed_from_the_account_and_only_its_own() {
        User renamed = ada.rename(new dev.sextant.identity.domain.DisplayName("Countess"), ada.id(), Identities.NOON)
                .state();
        some.write(adaAlone, () -> {
            for (Membership membership : some.memberships.ofUser(adaAlone, ada.id())) {
                some.memberships.save(
                        adaAlone, membership.withProfileOf(renamed, Identities.NOON), membership.version());
            }
            int touched = stage.transactions()
                    .dsl(adaAlone)
                    .execute("UPDATE identity.membership SET display_name = 'X'" + " WHERE user_id = '"
                            + bob.id().value() + "'");
            assertThat(touched).isZero();
        });
        var name = some.read(
                inUmbrella,
                () -> some.memberships
                        .find(inUmbrella, ada.id())
                        .get()
                        .snapshot()
                        .displayName()
                        .value());
        assertThat(name).isEqualTo("Countess");
    }

    @Test
    void nobody_adds_to_an_organisation_from_an_account() {
        Session session = Identities.session(acme, ada.id());
        for (Runnable attempt : List.<Runnable>of(
                () -> some.sessions.add(adaAlone, session),
                () -> some.apiKeys.add(adaAlone, Identities.apiKey(acme, ada.id())),
                () -> some.memberships.add(adaAlone, Identities.owner(Identities.plane(), ada)))) {
            assertThatThrownBy(() -> some.write(adaAlone, attempt))
                    .hasStackTraceContaining("violates row-level security policy");
        }
    }

    @Test
    void no_row_is_moved_to_another_organisation_or_to_somebody_else() {
        for (String table : OWN_USER_TABLES) {
            for (String column : List.of("tenant_id", "user_id")) {
                for (Actor actor : List.of(adaAlone, inAcme)) {
                    assertThatThrownBy(() -> execute(
                                    actor, "UPDATE " + table + " SET " + column + " = '" + umbrella.value() + "'"))
                            .as(table + " " + column)
                            .hasStackTraceContaining("permission denied");
                }
            }
        }
    }

    private static int execute(Actor actor, String sql) {
        return stage.transactions()
                .<String, Integer>write(
                        actor,
                        () -> Either.right(stage.transactions().dsl(actor).execute(sql)))
                .get();
    }

    @Test
    void the_address_of_a_deleted_account_is_free_and_that_of_another_one_is_not() {
        User other = User.open(
                        new dev.sextant.shared.domain.UserId(UUID.randomUUID()),
                        ada.email(),
                        ada.displayName(),
                        Option.none(),
                        false,
                        Identities.NOON)
                .state();
        Actor otherAlone = Identities.account(other);
        some.write(
                otherAlone,
                () -> assertThat(some.users.add(otherAlone, other).isLeft()).isTrue());
        some.write(adaAlone, () -> some.users.delete(adaAlone, ada.id(), ada.version()));
        some.write(otherAlone, () -> {
            assertThat(some.users.accountOf(otherAlone, ada.email())).isEmpty();
            assertThat(some.users.add(otherAlone, other).isRight()).isTrue();
        });
        var found = some.read(inAcme, () -> some.users.accountOf(inAcme, ada.email()));
        assertThat(found).contains(other.id());
    }
}
