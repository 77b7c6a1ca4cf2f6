package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.home;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.application.RemoveMember;
import dev.sextant.identity.application.RenewSession;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.SessionEvent;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A refresh token is good once, and its reuse ends the session. */
class RefreshTest {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "correct horse battery";

    private final IdentityProgram program = new IdentityProgram();
    private final Register.Registered acme = program.registers(ADA, SECRET, "Acme");
    private final LoginView login = program.logsIn(ADA, SECRET);
    private final Actor ada = program.actor(login);

    private LoginView refreshes(LoginView view) {
        return done(program.refresh.enter(home(), new Refresh.Command(view.refreshToken())));
    }

    private String tries(String refreshToken) {
        return codeOf(program.refresh.enter(home(), new Refresh.Command(refreshToken)));
    }

    private Event lastOf(Actor actor) {
        return program.outbox.entries(actor).getLast().event();
    }

    @Test
    void each_refresh_gives_the_next_pair_for_the_same_session() {
        LoginView second = refreshes(login);
        LoginView third = refreshes(second);

        assertThat(third.sessionId()).isEqualTo(login.sessionId());
        assertThat(third.organizationId()).isEqualTo(acme.organizationId());
        assertThat(third.refreshToken()).isNotEqualTo(second.refreshToken());
        assertThat(third.accessToken()).isNotEqualTo(second.accessToken());
        assertThat(program.recognises(third.accessToken()).isDefined()).isTrue();
    }

    @Test
    void a_token_that_is_used_again_ends_the_session_for_the_thief_and_the_owner() {
        LoginView second = refreshes(login);
        LoginView third = refreshes(second);

        assertThat(tries(login.refreshToken())).isEqualTo("refresh_not_valid");

        assertThat(tries(third.refreshToken())).isEqualTo("refresh_not_valid");
        program.clock.pass(Duration.ofSeconds(2));
        assertThat(program.recognises(third.accessToken()).isEmpty()).isTrue();
        assertThat(lastOf(ada))
                .isInstanceOfSatisfying(
                        SessionEvent.SessionEnded.class,
                        ended -> assertThat(ended.why()).isEqualTo(EndReason.REFRESH_REUSED));
    }

    @Test
    void there_is_no_time_of_grace() {
        refreshes(login);

        assertThat(tries(login.refreshToken())).isEqualTo("refresh_not_valid");
        assertThat(program.happened(ada)).endsWith("session.ended");
    }

    @Test
    void what_is_no_token_is_told_the_same() {
        for (String token : new String[] {
            "", "sxt_ref_", login.accessToken(), login.refreshToken() + "x", "sxt_ref_" + "A".repeat(43)
        }) {
            assertThat(tries(token)).isEqualTo("refresh_not_valid");
        }
        assertThat(program.recognises(login.accessToken()).isDefined()).isTrue();
    }

    @Test
    void a_session_ends_after_an_hour_of_silence() {
        program.clock.pass(Duration.ofMinutes(59));
        LoginView second = refreshes(login);
        program.clock.pass(Duration.ofMinutes(59));
        LoginView third = refreshes(second);
        program.clock.pass(Duration.ofMinutes(60));

        assertThat(tries(third.refreshToken())).isEqualTo("refresh_not_valid");
    }

    @Test
    void a_heartbeat_keeps_a_session_alive() {
        var renew = new RenewSession(program.sessions, program.book);
        var beat = new RenewSession.Command(SessionId.parse(login.sessionId()).get());
        program.clock.pass(Duration.ofMinutes(10));
        program.does(program.own(login), renew, beat);
        program.clock.pass(Duration.ofMinutes(55));

        assertThat(tries(login.refreshToken())).isEqualTo("done");
    }

    @Test
    void a_session_ends_after_a_day_however_busy_it_is() {
        LoginView last = login;
        for (int i = 0; i < 47; i++) {
            program.clock.pass(Duration.ofMinutes(30));
            last = refreshes(last);
        }
        program.clock.pass(Duration.ofMinutes(30));

        assertThat(tries(last.refreshToken())).isEqualTo("refresh_not_valid");
        assertThat(program.recognises(last.accessToken()).isEmpty()).isTrue();
    }

    @Test
    void a_logout_ends_the_session_and_is_done_whatever_the_token_is() {
        Done out = done(program.logOut.enter(home(), new LogOut.Command(login.refreshToken())));

        assertThat(out).isEqualTo(new Done());
        assertThat(tries(login.refreshToken())).isEqualTo("refresh_not_valid");
        program.clock.pass(Duration.ofSeconds(2));
        assertThat(program.recognises(login.accessToken()).isEmpty()).isTrue();
        assertThat(lastOf(ada))
                .isInstanceOfSatisfying(
                        SessionEvent.SessionEnded.class,
                        ended -> assertThat(ended.why()).isEqualTo(EndReason.LOGGED_OUT));
        done(program.logOut.enter(home(), new LogOut.Command(login.refreshToken())));
        done(program.logOut.enter(home(), new LogOut.Command("nonsense")));
    }

    @Test
    void who_was_removed_from_the_organisation_refreshes_no_more() {
        LoginView bob = program.joins(ada, "bob@example.org", SECRET, BuiltInRole.MEMBER);
        var remove = new RemoveMember(program.organizations, program.memberships, program.departure, program.book);

        program.does(
                ada, remove, new RemoveMember.Command(UserId.parse(bob.userId()).get(), Option.none()));

        assertThat(tries(bob.refreshToken())).isEqualTo("refresh_not_valid");
        assertThat(tries(login.refreshToken())).isEqualTo("done");
    }
}
