package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.home;
import static dev.sextant.identity.application.IdentityProgram.login;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.CreateApiKey;
import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.domain.ApiKeyDraft;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Passwords are changed by who knows them, and reset by who reads the address. */
class PasswordDoorsTest {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "correct horse battery";
    private static final String NEXT = "quite another secret";

    private final IdentityProgram program = new IdentityProgram();

    PasswordDoorsTest() {
        program.registers(ADA, SECRET, "Acme");
    }

    private Either<DomainError, Done> asks(String email) {
        return program.requestPasswordReset.enter(home(), new RequestPasswordReset.Command(Option.some(email)));
    }

    private String resets(String token, String password) {
        return codeOf(program.resetPassword.enter(
                home(), new ResetPassword.Command(Option.some(token), Option.some(password))));
    }

    private String resetToken() {
        done(asks(ADA));
        return program.mail.lastTokenTo(ADA);
    }

    private String changes(Actor own, String present, String next) {
        return codeOf(
                program.changePassword.enter(own, new ChangePassword.Command(Option.some(present), Option.some(next))));
    }

    @Test
    void who_reads_the_address_sets_a_new_password_and_every_session_ends() {
        LoginView before = program.logsIn(ADA, SECRET);

        assertThat(resets(resetToken(), NEXT)).isEqualTo("done");

        program.clock.pass(Duration.ofSeconds(2));
        assertThat(program.recognises(before.accessToken()).isEmpty()).isTrue();
        assertThat(codeOf(program.logIn.enter(home(), login(ADA, SECRET)))).isEqualTo("invalid_credentials");
        assertThat(codeOf(program.logIn.enter(home(), login(ADA, NEXT)))).isEqualTo("done");
    }

    @Test
    void a_reset_token_is_good_once_for_an_hour_and_only_the_last_one() {
        String first = resetToken();
        String second = resetToken();
        assertThat(resets(first, NEXT)).isEqualTo("token_not_valid");
        assertThat(resets(second, "short")).isEqualTo("invalid_fields");
        assertThat(resets(second, "password12345")).isEqualTo("invalid_fields");
        assertThat(resets(second, NEXT)).isEqualTo("done");
        assertThat(resets(second, NEXT)).isEqualTo("token_not_valid");

        String third = resetToken();
        program.clock.pass(Duration.ofHours(1));
        assertThat(resets(third, NEXT)).isEqualTo("token_not_valid");
        assertThat(resets("nonsense", NEXT)).isEqualTo("token_not_valid");
    }

    @Test
    void whether_an_address_has_an_account_is_not_told() {
        int letters = program.mail.letters().size();

        assertThat(asks("eve@example.org")).isEqualTo(asks(ADA));

        assertThat(program.mail.letters()).hasSize(letters + 1);
        assertThat(program.mail.letters().getLast().to().value()).isEqualTo(ADA);
    }

    @Test
    void the_letter_goes_to_the_address_of_the_account_however_it_was_asked_for() {
        done(asks("ＡＤＡ@example.org"));

        assertThat(program.mail.letters().getLast().to().value()).isEqualTo(ADA);
    }

    @Test
    void nobody_is_flooded_with_letters() {
        for (int i = 0; i < 3; i++) {
            assertThat(codeOf(asks(ADA))).isEqualTo("done");
            assertThat(codeOf(asks("eve@example.org"))).isEqualTo("done");
        }

        assertThat(codeOf(asks(ADA))).isEqualTo("tried_too_often");
        assertThat(codeOf(asks("eve@example.org"))).isEqualTo("tried_too_often");
    }

    @Test
    void a_reset_opens_the_door_for_a_user_whom_strangers_slowed_down() {
        for (int i = 0; i < 500; i++) {
            program.logIn.enter(IdentityProgram.from("198.51.100." + i % 250), login(ADA, "guess number " + i));
        }
        assertThat(codeOf(program.logIn.enter(home(), login(ADA, SECRET)))).isEqualTo("tried_too_often");

        assertThat(resets(resetToken(), NEXT)).isEqualTo("done");

        assertThat(codeOf(program.logIn.enter(home(), login(ADA, NEXT)))).isEqualTo("done");
    }

    @Test
    void whoever_first_proves_to_read_the_address_finds_nothing_of_a_stranger_in_the_account() {
        Actor stranger = program.actor(program.logsIn(ADA, SECRET));
        var create = new CreateApiKey(program.memberships, program.keys, program.secrets, program.ids, program.book);
        var draft = new ApiKeyDraft(Option.some("Back door"), List.of("cases:read"), Option.none());
        String key = program.does(stranger, create, new CreateApiKey.Command(draft))
                .token()
                .get();
        assertThat(program.recognises(key).isDefined()).isTrue();

        assertThat(resets(resetToken(), NEXT)).isEqualTo("done");

        program.clock.pass(Duration.ofSeconds(2));
        assertThat(program.recognises(key).isEmpty()).isTrue();
    }

    @Test
    void the_keys_of_a_proven_account_outlive_a_reset() {
        done(program.verifyEmail.enter(home(), new VerifyEmail.Command(Option.some(program.mail.lastTokenTo(ADA)))));
        Actor ada = program.actor(program.logsIn(ADA, SECRET));
        var create = new CreateApiKey(program.memberships, program.keys, program.secrets, program.ids, program.book);
        var draft = new ApiKeyDraft(Option.some("Import"), List.of("cases:read"), Option.none());
        String key = program.does(ada, create, new CreateApiKey.Command(draft))
                .token()
                .get();

        assertThat(resets(resetToken(), NEXT)).isEqualTo("done");

        program.clock.pass(Duration.ofSeconds(2));
        assertThat(program.recognises(key).isDefined()).isTrue();
    }

    @Test
    void a_password_is_changed_by_who_knows_it_and_the_other_sessions_end() {
        LoginView here = program.logsIn(ADA, SECRET);
        LoginView there = program.logsIn(ADA, SECRET);
        Actor own = program.own(here);

        assertThat(changes(own, "wrong horse battery", NEXT)).isEqualTo("password_wrong");
        assertThat(changes(own, SECRET, "short")).isEqualTo("invalid_fields");
        assertThat(changes(own, SECRET, "ada@example.org")).isEqualTo("invalid_fields");
        assertThat(changes(own, SECRET, NEXT)).isEqualTo("done");

        program.clock.pass(Duration.ofSeconds(2));
        assertThat(program.recognises(here.accessToken()).isDefined()).isTrue();
        assertThat(program.recognises(there.accessToken()).isEmpty()).isTrue();
        assertThat(codeOf(program.logIn.enter(home(), login(ADA, NEXT)))).isEqualTo("done");
    }

    @Test
    void a_stolen_session_guesses_no_password() {
        Actor own = program.own(program.logsIn(ADA, SECRET));
        for (int i = 0; i < 5; i++) {
            assertThat(changes(own, "wrong horse battery", NEXT)).isEqualTo("password_wrong");
        }

        assertThat(changes(own, SECRET, NEXT)).isEqualTo("tried_too_often");
        program.clock.pass(Duration.ofSeconds(1));
        assertThat(changes(own, SECRET, NEXT)).isEqualTo("done");
    }

    @Test
    void nobody_changes_a_password_without_a_session() {
        Actor machine = new Actor(
                program.own(program.logsIn(ADA, SECRET)).tenant(),
                program.own(program.logsIn(ADA, SECRET)).user(),
                Set.of(),
                Set.of(),
                home());

        assertThat(changes(machine, SECRET, NEXT)).isEqualTo("not_permitted");
    }

    @Test
    void an_address_is_verified_once_by_the_letter() {
        String token = program.mail.lastTokenTo(ADA);
        var verify = new VerifyEmail.Command(Option.some(token));

        assertThat(codeOf(program.verifyEmail.enter(home(), verify))).isEqualTo("done");
        assertThat(codeOf(program.verifyEmail.enter(home(), verify))).isEqualTo("token_not_valid");
        assertThat(codeOf(program.verifyEmail.enter(home(), new VerifyEmail.Command(Option.none()))))
                .isEqualTo("token_not_valid");
        int letters = program.mail.letters().size();
        done(program.requestVerification.enter(program.own(program.logsIn(ADA, SECRET))));
        assertThat(program.mail.letters()).hasSize(letters);
    }

    @Test
    void the_letter_of_verification_is_sent_again_and_the_earlier_one_is_good_for_nothing() {
        String first = program.mail.lastTokenTo(ADA);
        done(program.requestVerification.enter(program.own(program.logsIn(ADA, SECRET))));
        String second = program.mail.lastTokenTo(ADA);

        assertThat(codeOf(program.verifyEmail.enter(home(), new VerifyEmail.Command(Option.some(first)))))
                .isEqualTo("token_not_valid");
        program.clock.pass(Duration.ofDays(3));
        assertThat(codeOf(program.verifyEmail.enter(home(), new VerifyEmail.Command(Option.some(second)))))
                .isEqualTo("token_not_valid");
    }
}
