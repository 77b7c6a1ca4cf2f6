package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityProgram.home;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.AccessTokens.Claims;
import dev.sextant.identity.application.doors.LoginView;
import dev.sextant.identity.application.doors.Register;
import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyDraft;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.RoleChoice;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a token makes somebody, and for how long. */
class TokenAuthenticatorTest {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "correct horse battery";

    private final IdentityProgram program = new IdentityProgram();
    private final Register.Registered acme = program.registers(ADA, SECRET, "Acme");
    private final LoginView login = program.logsIn(ADA, SECRET);
    private final Actor ada = program.actor(login);
    private final PlainAccessTokens tokens = new PlainAccessTokens(program.clock);

    private String makesAKey(String... permissions) {
        var create = new CreateApiKey(program.memberships, program.keys, program.secrets, program.ids, program.book);
        var draft = new ApiKeyDraft(Option.some("Import"), List.of(permissions), Option.none());
        return program.does(ada, create, new CreateApiKey.Command(draft))
                .token()
                .get();
    }

    private void becomes(UserId user, BuiltInRole role) {
        var assign = new AssignRole(
                program.organizations, program.memberships, program.roles, program.outbox, program.clock);
        program.does(ada, assign, new AssignRole.Command(user, RoleChoice.of(role), Option.none()));
    }

    private String forged(UserId user, String organization, String session) {
        Instant now = program.clock.instant();
        return tokens.issue(new Claims(
                user,
                TenantId.parse(organization).get(),
                SessionId.parse(session).get(),
                UUID.randomUUID(),
                now,
                now.plusSeconds(900)));
    }

    @Test
    void an_access_token_makes_its_user_an_actor_of_its_organisation() {
        assertThat(ada.tenant()).hasToString(acme.organizationId());
        assertThat(ada.user()).hasToString(acme.userId());
        assertThat(ada.permissions()).isEqualTo(BuiltInRole.OWNER.permissions());
        assertThat(ada.origin().credential()).contains(login.sessionId());
    }

    @Test
    void what_is_no_token_makes_nobody_an_actor() {
        for (String token : List.of("", "x", "sxt_local", login.refreshToken(), "sxt_key_00000000_" + "A".repeat(43))) {
            assertThat(program.recognises(token).isEmpty()).isTrue();
        }
    }

    @Test
    void a_session_is_that_of_its_user_and_organisation_only() {
        Register.Registered eves = program.registers("eve@example.org", SECRET, "Eves");
        UserId eve = UserId.parse(eves.userId()).get();

        assertThat(program.recognises(forged(eve, eves.organizationId(), login.sessionId()))
                        .isEmpty())
                .isTrue();
        assertThat(program.recognises(forged(eve, acme.organizationId(), login.sessionId()))
                        .isEmpty())
                .isTrue();
        assertThat(program.recognises(forged(ada.user(), eves.organizationId(), login.sessionId()))
                        .isEmpty())
                .isTrue();
        assertThat(program.recognises(forged(ada.user(), acme.organizationId(), login.sessionId()))
                        .isDefined())
                .isTrue();
    }

    @Test
    void a_lost_role_is_felt_within_two_seconds() {
        LoginView bobsLogin = program.joins(ada, "bob@example.org", SECRET, BuiltInRole.ADMIN);
        UserId bob = UserId.parse(bobsLogin.userId()).get();
        assertThat(program.actor(bobsLogin).permissions()).isEqualTo(BuiltInRole.ADMIN.permissions());

        becomes(bob, BuiltInRole.VIEWER);
        program.clock.pass(TokenAuthenticator.REMEMBERED);

        assertThat(program.actor(bobsLogin).permissions()).isEqualTo(BuiltInRole.VIEWER.permissions());
    }

    @Test
    void an_answer_is_remembered_for_a_moment() {
        Membership before = program.transactions
                .read(ada, () -> program.memberships.find(ada, ada.user()))
                .get();
        Either<String, String> gone = program.transactions.write(ada, () -> {
            program.memberships.remove(ada, before, before.version());
            return Either.right("");
        });
        assertThat(gone.isRight()).isTrue();

        assertThat(program.recognises(login.accessToken()).isDefined()).isTrue();
        program.clock.pass(TokenAuthenticator.REMEMBERED);
        assertThat(program.recognises(login.accessToken()).isEmpty()).isTrue();
    }

    @Test
    void a_session_that_ends_while_it_is_remembered_ends_all_the_same() {
        program.clock.pass(Duration.ofMinutes(60).minusSeconds(1));
        String fresh = forged(ada.user(), acme.organizationId(), login.sessionId());
        assertThat(program.recognises(fresh).isDefined()).isTrue();

        program.clock.pass(Duration.ofSeconds(1));

        assertThat(program.recognises(fresh).isEmpty()).isTrue();
    }

    @Test
    void an_expired_access_token_is_taken_by_nobody() {
        program.clock.pass(Duration.ofMinutes(16));

        assertThat(program.recognises(login.accessToken()).isEmpty()).isTrue();
    }

    @Test
    void an_access_token_that_expires_while_it_is_remembered_is_taken_by_nobody() {
        program.clock.pass(Duration.ofMinutes(16).minusSeconds(1));
        assertThat(program.recognises(login.accessToken()).isDefined()).isTrue();

        program.clock.pass(Duration.ofSeconds(1));

        assertThat(program.recognises(login.accessToken()).isEmpty()).isTrue();
    }

    @Test
    void an_api_key_speaks_for_its_user_within_what_it_carries_and_its_user_may() {
        LoginView bobsLogin = program.joins(ada, "bob@example.org", SECRET, BuiltInRole.ADMIN);
        Actor bob = program.actor(bobsLogin);
        var create = new CreateApiKey(program.memberships, program.keys, program.secrets, program.ids, program.book);
        var draft = new ApiKeyDraft(Option.some("Import"), List.of("cases:read", "members:manage"), Option.none());
        String key = program.does(bob, create, new CreateApiKey.Command(draft))
                .token()
                .get();
        assertThat(Permissions.names(program.recognises(key).get().permissions()))
                .containsExactly("cases:read", "members:manage");

        becomes(bob.user(), BuiltInRole.VIEWER);
        program.clock.pass(TokenAuthenticator.REMEMBERED);

        Actor machine = program.recognises(key).get();
        assertThat(Permissions.names(machine.permissions())).containsExactly("cases:read");
        assertThat(machine.origin().credential().get()).startsWith("key_");
        assertThat(Planes.ownAccount(machine).permissions()).isEmpty();
        assertThat(Planes.ownAccount(bob).permissions()).containsExactly(Permissions.ACCOUNT_MANAGE);
    }

    @Test
    void the_use_of_a_key_is_noted_to_a_minute() {
        String key = makesAKey("cases:read");
        Actor machine = program.recognises(key).get();
        Instant first = lastUse(machine);
        program.clock.pass(Duration.ofSeconds(59));
        program.recognises(key);
        assertThat(lastUse(machine)).isEqualTo(first);

        program.clock.pass(Duration.ofSeconds(2));
        program.recognises(key);

        assertThat(lastUse(machine)).isEqualTo(first.plusSeconds(61));
    }

    private Instant lastUse(Actor machine) {
        ApiKeyId id = ApiKeyId.parse(machine.origin().credential().get()).get();
        return program.transactions
                .read(ada, () -> program.keys.find(ada, id))
                .flatMap(key -> key.snapshot().lastUsedAt())
                .get();
    }

    @Test
    void a_key_ends_with_its_time() {
        String key = makesAKey("cases:read");
        program.clock.pass(ApiKey.USUAL_LIFE.minusSeconds(1));
        assertThat(program.recognises(key).isDefined()).isTrue();

        program.clock.pass(Duration.ofSeconds(1));

        assertThat(program.recognises(key).isEmpty()).isTrue();
    }

    @Test
    void a_key_is_no_way_into_the_account() {
        Actor machine = program.recognises(makesAKey("cases:read")).get();
        var edit = new EditProfile(program.users, program.memberships, program.book);

        assertThat(IdentityProgram.codeOf(program.tries(
                        Planes.ownAccount(machine),
                        edit,
                        new EditProfile.Command(new Patch.Changed<>("Machine"), Option.none()))))
                .isEqualTo("not_permitted");
    }

    @Test
    void a_name_is_changed_everywhere() {
        Actor own = program.own(login);
        var edit = new EditProfile(program.users, program.memberships, program.book);

        AccountQueries.UserView view =
                program.does(own, edit, new EditProfile.Command(new Patch.Changed<>("Ada Lovelace"), Option.some(1L)));

        assertThat(view.displayName()).isEqualTo("Ada Lovelace");
        assertThat(program.transactions
                        .read(ada, () -> program.memberships.find(ada, ada.user()))
                        .get()
                        .snapshot()
                        .displayName()
                        .value())
                .isEqualTo("Ada Lovelace");
        assertThat(IdentityProgram.codeOf(
                        program.tries(own, edit, new EditProfile.Command(new Patch.Cleared<>(), Option.none()))))
                .isEqualTo("invalid_fields");
        assertThat(IdentityProgram.codeOf(
                        program.tries(own, edit, new EditProfile.Command(new Patch.Absent<>(), Option.some(1L)))))
                .isEqualTo("stale_version");
        Actor nobody = Planes.account(ada.user(), home());
        assertThat(nobody.permissions()).isEqualTo(Set.of());
    }
}
