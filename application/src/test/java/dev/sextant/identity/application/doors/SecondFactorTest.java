package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.home;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.ConfirmSecondFactor;
import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.application.PlainCodes;
import dev.sextant.identity.application.PlainSealing;
import dev.sextant.identity.application.StartSecondFactor;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A login that needs a code as well. */
class SecondFactorTest {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "correct horse battery";

    private final IdentityProgram program = new IdentityProgram();
    private final Actor own;
    private final String device;
    private final List<String> recoveryCodes;

    SecondFactorTest() {
        program.registers(ADA, SECRET, "Acme");
        own = program.own(program.logsIn(ADA, SECRET));
        StartSecondFactor.Started started = program.does(own, start(), new StartSecondFactor.Command());
        device = started.secret();
        recoveryCodes = program.does(own, confirm(), new ConfirmSecondFactor.Command(Option.some(shown())))
                .recoveryCodes();
        program.clock.pass(Duration.ofSeconds(30));
    }

    private StartSecondFactor start() {
        return new StartSecondFactor(
                program.users, new PlainCodes(), new PlainSealing(), count -> new byte[count], program.book);
    }

    private ConfirmSecondFactor confirm() {
        return new ConfirmSecondFactor(program.users, program.codes, program.book);
    }

    /** What the device shows now. */
    private String shown() {
        return PlainCodes.shownAt(device, program.clock.instant());
    }

    private Either<DomainError, LoginView> logsIn(String password, Option<String> code) {
        return program.logIn.enter(
                home(),
                new LogIn.Command(
                        Option.some(ADA), Option.some(password), code, Option.none(), Option.none(), Option.none()));
    }

    private String tries(String code) {
        return codeOf(logsIn(SECRET, Option.some(code)));
    }

    @Test
    void the_password_alone_is_not_enough() {
        assertThat(codeOf(logsIn(SECRET, Option.none()))).isEqualTo("second_factor_required");
        assertThat(codeOf(logsIn("wrong horse battery", Option.none()))).isEqualTo("invalid_credentials");
        assertThat(codeOf(logsIn("wrong horse battery", Option.some(shown())))).isEqualTo("invalid_credentials");
        assertThat(tries(shown())).isEqualTo("done");
    }

    @Test
    void a_code_is_good_once() {
        String code = shown();
        assertThat(tries(code)).isEqualTo("done");

        assertThat(tries(code)).isEqualTo("invalid_credentials");

        program.clock.pass(Duration.ofSeconds(30));
        assertThat(tries(shown())).isEqualTo("done");
    }

    @Test
    void codes_are_not_guessed() {
        for (int i = 0; i < 5; i++) {
            assertThat(tries("nocode")).isEqualTo("invalid_credentials");
        }

        assertThat(tries(shown())).isEqualTo("tried_too_often");
    }

    @Test
    void asking_for_the_code_counts_as_no_wrong_try() {
        for (int i = 0; i < 20; i++) {
            assertThat(codeOf(logsIn(SECRET, Option.none()))).isEqualTo("second_factor_required");
        }

        assertThat(tries(shown())).isEqualTo("done");
    }

    @Test
    void a_recovery_code_is_good_once_however_it_is_typed() {
        assertThat(recoveryCodes).hasSize(10).allMatch(code -> code.matches("[0-9a-z]{4}(-[0-9a-z]{4}){3}"));
        String typed = recoveryCodes.getFirst().replace("-", " ").toUpperCase(Locale.ROOT);

        assertThat(tries(typed)).isEqualTo("done");
        assertThat(tries(recoveryCodes.getFirst())).isEqualTo("invalid_credentials");
        assertThat(tries(recoveryCodes.getLast())).isEqualTo("done");
    }

    @Test
    void a_stolen_session_does_not_remove_it() {
        var without = new RemoveSecondFactor.Command(Option.none());
        assertThat(codeOf(program.removeSecondFactor.enter(own, without))).isEqualTo("code_not_valid");
        for (int i = 0; i < 4; i++) {
            assertThat(codeOf(program.removeSecondFactor.enter(
                            own, new RemoveSecondFactor.Command(Option.some("00000" + i)))))
                    .isEqualTo("code_not_valid");
        }
        assertThat(codeOf(program.removeSecondFactor.enter(own, without))).isEqualTo("tried_too_often");

        program.clock.pass(Duration.ofSeconds(1));
        done(program.removeSecondFactor.enter(own, new RemoveSecondFactor.Command(Option.some(shown()))));
        assertThat(codeOf(logsIn(SECRET, Option.none()))).isEqualTo("done");
        assertThat(codeOf(program.removeSecondFactor.enter(own, without))).isEqualTo("second_factor_not_started");
    }

    @Test
    void it_is_not_set_up_twice_and_not_with_a_wrong_code() {
        assertThat(codeOf(program.tries(own, start(), new StartSecondFactor.Command())))
                .isEqualTo("second_factor_on");
        done(program.removeSecondFactor.enter(own, new RemoveSecondFactor.Command(Option.some(shown()))));
        assertThat(codeOf(program.tries(own, confirm(), new ConfirmSecondFactor.Command(Option.some(shown())))))
                .isEqualTo("second_factor_not_started");
        program.does(own, start(), new StartSecondFactor.Command());
        assertThat(codeOf(program.tries(own, confirm(), new ConfirmSecondFactor.Command(Option.some("000000")))))
                .isEqualTo("code_not_valid");
        assertThat(codeOf(logsIn(SECRET, Option.none()))).isEqualTo("done");
        done(program.removeSecondFactor.enter(own, new RemoveSecondFactor.Command(Option.none())));
    }

    @Test
    void no_log_can_tell_what_is_shown_once() {
        done(program.removeSecondFactor.enter(own, new RemoveSecondFactor.Command(Option.some(shown()))));
        StartSecondFactor.Started started = program.does(own, start(), new StartSecondFactor.Command());
        ConfirmSecondFactor.Confirmed confirmed = program.does(
                own,
                confirm(),
                new ConfirmSecondFactor.Command(
                        Option.some(PlainCodes.shownAt(started.secret(), program.clock.instant()))));

        assertThat(started.address()).startsWith("otpauth://totp/");
        assertThat(started.toString()).doesNotContain(started.secret());
        assertThat(confirmed.toString())
                .doesNotContain(confirmed.recoveryCodes().getFirst());
    }
}
