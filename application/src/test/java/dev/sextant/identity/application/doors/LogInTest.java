package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.home;
import static dev.sextant.identity.application.IdentityProgram.login;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.DisableOrganization;
import dev.sextant.identity.application.DisableUser;
import dev.sextant.identity.application.EnableUser;
import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.QuickPasswords;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets in by a password, and who does not. */
class LogInTest {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "correct horse battery";

    private final IdentityProgram program = new IdentityProgram();
    private final Register.Registered acme = program.registers(ADA, SECRET, "Acme");
    private final UserId ada = UserId.parse(acme.userId()).get();

    private String enters(Origin origin, String email, String password) {
        return codeOf(program.logIn.enter(origin, login(email, password)));
    }

    private static LogIn.Command into(String organization) {
        return new LogIn.Command(
                Option.some(ADA),
                Option.some(SECRET),
                Option.none(),
                Option.some(organization),
                Option.none(),
                Option.none());
    }

    private static LogIn.Command as(String client) {
        return new LogIn.Command(
                Option.some(ADA),
                Option.some(SECRET),
                Option.none(),
                Option.none(),
                Option.some(client),
                Option.none());
    }

    private Actor root(TenantId plane) {
        var root = new Actor(Platform.TENANT, Platform.NOBODY, Set.of(Permissions.PLATFORM_MANAGE), Set.of(), home());
        return Planes.administered(root, plane);
    }

    @Test
    void who_knows_the_password_gets_in() {
        LoginView view = program.logsIn("ADA@example.ORG", SECRET);

        assertThat(view.organizationId()).isEqualTo(acme.organizationId());
        assertThat(view.userId()).isEqualTo(acme.userId());
        assertThat(view.tokenType()).isEqualTo("Bearer");
        assertThat(view.expiresIn()).isEqualTo(900);
        assertThat(view.refreshToken()).startsWith("sxt_ref_");
        assertThat(view.toString()).doesNotContain(view.refreshToken()).doesNotContain(view.accessToken());
        program.assertObserved("LogIn DONE");
    }

    @Test
    void every_wrong_login_is_told_the_same_after_the_same_work() {
        int before = program.passwords.checked();
        Either<DomainError, LoginView> wrong = program.logIn.enter(home(), login(ADA, "wrong horse battery"));
        int forKnown = program.passwords.checked() - before;
        Either<DomainError, LoginView> unknown = program.logIn.enter(home(), login("eve@example.org", SECRET));
        int forUnknown = program.passwords.checked() - before - forKnown;

        assertThat(wrong).isEqualTo(unknown);
        assertThat(codeOf(wrong)).isEqualTo("invalid_credentials");
        assertThat(wrong.getLeft().kind()).isEqualTo(DomainError.Kind.UNAUTHENTICATED);
        assertThat(forKnown).isEqualTo(1);
        assertThat(forUnknown).isEqualTo(1);
        program.assertObserved("LogIn REFUSED", "LogIn REFUSED");
    }

    @Test
    void every_missing_field_is_named() {
        var nothing = new LogIn.Command(
                Option.none(), Option.none(), Option.none(), Option.none(), Option.some("a b"), Option.none());

        assertThat(program.logIn.enter(home(), nothing).getLeft().fields())
                .extracting("field")
                .containsExactly("/email", "/password", "/client_id");
        assertThat(nothing.toString()).doesNotContain("a b");
    }

    @Test
    void guessing_becomes_slow_before_any_password_is_looked_at() {
        for (int i = 0; i < 5; i++) {
            assertThat(enters(home(), ADA, "wrong horse battery")).isEqualTo("invalid_credentials");
        }
        int checked = program.passwords.checked();

        Either<DomainError, LoginView> refused = program.logIn.enter(home(), login(ADA, SECRET));

        assertThat(codeOf(refused)).isEqualTo("tried_too_often");
        assertThat(refused.getLeft().retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(program.passwords.checked()).isEqualTo(checked);
        program.clock.pass(Duration.ofSeconds(1));
        assertThat(enters(home(), ADA, SECRET)).isEqualTo("done");
        assertThat(enters(home(), ADA, "wrong horse battery")).isEqualTo("invalid_credentials");
    }

    @Test
    void guessing_at_an_address_without_an_account_becomes_slow_in_the_same_way() {
        for (int i = 0; i < 5; i++) {
            assertThat(enters(home(), "eve@example.org", SECRET)).isEqualTo("invalid_credentials");
        }

        assertThat(enters(home(), "eve@example.org", SECRET)).isEqualTo("tried_too_often");
    }

    @Test
    void strangers_cannot_lock_a_user_out() {
        program.logsIn(ADA, SECRET);
        for (int i = 0; i < 500; i++) {
            enters(IdentityProgram.from("198.51.100." + i % 250), ADA, "guess number " + i);
        }

        assertThat(enters(IdentityProgram.from("203.0.113.1"), ADA, SECRET)).isEqualTo("tried_too_often");
        assertThat(enters(home(), ADA, SECRET)).isEqualTo("done");
        program.clock.pass(Duration.ofSeconds(30));
        assertThat(enters(IdentityProgram.from("203.0.113.1"), ADA, SECRET)).isEqualTo("done");
    }

    @Test
    void one_place_that_tries_many_accounts_becomes_slow() {
        for (int i = 0; i < 50; i++) {
            assertThat(enters(IdentityProgram.from("198.51.100.1"), "user" + i + "@example.org", SECRET))
                    .isEqualTo("invalid_credentials");
        }

        assertThat(enters(IdentityProgram.from("198.51.100.1"), ADA, SECRET)).isEqualTo("tried_too_often");
        assertThat(enters(IdentityProgram.from("198.51.100.2"), ADA, SECRET)).isEqualTo("done");
    }

    @Test
    void the_organisation_is_named_by_short_name_or_id_or_is_the_one_joined_first() {
        program.clock.pass(Duration.ofHours(1));
        Register.Registered second = program.registers(ADA, SECRET, "Second");

        assertThat(program.logsIn(ADA, SECRET).organizationId()).isEqualTo(acme.organizationId());
        for (String named : List.of("second", second.organizationId())) {
            assertThat(done(program.logIn.enter(home(), into(named))).organizationId())
                    .isEqualTo(second.organizationId());
        }
        assertThat(second.userId()).isEqualTo(acme.userId());
    }

    @Test
    void an_organisation_that_one_does_not_belong_to_is_as_one_that_is_not_there() {
        Register.Registered eves = program.registers("eve@example.org", SECRET, "Eves");

        for (String named : List.of("eves", eves.organizationId(), "nowhere", "Not A Slug", "platform")) {
            assertThat(codeOf(program.logIn.enter(home(), into(named)))).isEqualTo("no_organization");
        }
    }

    @Test
    void nobody_gets_into_a_shut_organisation_and_who_is_in_is_out() {
        LoginView view = program.logsIn(ADA, SECRET);
        program.clock.pass(Duration.ofHours(1));
        TenantId organization = TenantId.parse(acme.organizationId()).get();
        program.does(
                root(organization),
                new DisableOrganization(program.organizations, program.outbox, program.clock),
                new DisableOrganization.Command());

        assertThat(enters(home(), ADA, SECRET)).isEqualTo("organization_disabled");
        assertThat(codeOf(program.logIn.enter(home(), into("acme")))).isEqualTo("organization_disabled");
        assertThat(program.recognises(view.accessToken()).isEmpty()).isTrue();
        assertThat(codeOf(program.refresh.enter(home(), new Refresh.Command(view.refreshToken()))))
                .isEqualTo("refresh_not_valid");
        Register.Registered second = program.registers(ADA, SECRET, "Second");
        assertThat(program.logsIn(ADA, SECRET).organizationId()).isEqualTo(second.organizationId());
    }

    @Test
    void a_shut_account_is_told_only_to_who_knows_its_password() {
        LoginView view = program.logsIn(ADA, SECRET);
        Actor plane = root(User.planeOf(ada));
        program.does(
                plane, new DisableUser(program.users, program.sessionBook, program.book), new DisableUser.Command(ada));
        program.clock.pass(Duration.ofSeconds(2));

        assertThat(enters(home(), ADA, SECRET)).isEqualTo("account_disabled");
        assertThat(enters(home(), ADA, "wrong horse battery")).isEqualTo("invalid_credentials");
        assertThat(program.recognises(view.accessToken()).isEmpty()).isTrue();
        program.does(plane, new EnableUser(program.users, program.book), new EnableUser.Command(ada));
        assertThat(enters(home(), ADA, SECRET)).isEqualTo("done");
    }

    @Test
    void a_weak_hash_is_made_again_at_the_next_login() {
        Actor plane = Planes.account(ada, home());
        Either<String, String> weakened = program.transactions.write(plane, () -> {
            User before = program.users.find(plane, ada).get();
            program.users.save(
                    plane, before.rehash(QuickPasswords.weakHash(SECRET), program.book.now()), before.version());
            return Either.right("");
        });
        assertThat(weakened.isRight()).isTrue();
        int hashed = program.passwords.hashed();

        program.logsIn(ADA, SECRET);
        program.logsIn(ADA, SECRET);

        assertThat(program.passwords.hashed()).isEqualTo(hashed + 1);
        assertThat(program.transactions
                        .read(plane, () -> program.users.find(plane, ada))
                        .get()
                        .password()
                        .exists(program.passwords::needsUpgrade))
                .isFalse();
    }

    @Test
    void one_login_more_than_ten_ends_the_session_that_was_idle_longest() {
        List<LoginView> logins = new ArrayList<>();
        for (int i = 0; i < Session.MOST; i++) {
            logins.add(program.logsIn(ADA, SECRET));
            program.clock.pass(Duration.ofSeconds(10));
        }
        LoginView refreshed = done(program.refresh.enter(
                home(), new Refresh.Command(logins.getFirst().refreshToken())));

        LoginView newest = program.logsIn(ADA, SECRET);

        assertThat(program.recognises(newest.accessToken()).isDefined()).isTrue();
        assertThat(program.recognises(refreshed.accessToken()).isDefined()).isTrue();
        assertThat(program.recognises(logins.get(1).accessToken()).isEmpty()).isTrue();
        Actor own = program.own(newest);
        assertThat(program.transactions.read(own, () -> program.sessions.ofUser(own, ada)))
                .hasSize(Session.MOST);
        assertThat(program.happened(own)).endsWith("session.ended");
    }

    @Test
    void a_client_that_names_itself_goes_on_with_its_session() {
        LoginView first = done(program.logIn.enter(home(), as("laptop")));
        program.clock.pass(Duration.ofMinutes(30));

        LoginView second = done(program.logIn.enter(home(), as("laptop")));
        LoginView other = done(program.logIn.enter(home(), as("phone")));

        assertThat(second.sessionId()).isEqualTo(first.sessionId());
        assertThat(other.sessionId()).isNotEqualTo(first.sessionId());
        assertThat(second.sessionEndsAt()).isEqualTo(first.sessionEndsAt().plus(Duration.ofMinutes(30)));
        assertThat(codeOf(program.refresh.enter(home(), new Refresh.Command(first.refreshToken()))))
                .isEqualTo("refresh_not_valid");
        assertThat(program.recognises(second.accessToken()).isDefined()).isTrue();
        assertThat(codeOf(program.refresh.enter(home(), new Refresh.Command(second.refreshToken()))))
                .isEqualTo("done");
    }
}
