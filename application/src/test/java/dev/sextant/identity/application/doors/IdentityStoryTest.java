package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.home;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.AssignRole;
import dev.sextant.identity.application.CreateApiKey;
import dev.sextant.identity.application.CreateTeam;
import dev.sextant.identity.application.DefineRole;
import dev.sextant.identity.application.EndMemberSession;
import dev.sextant.identity.application.EndSession;
import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.application.InviteMember;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.RevokeApiKey;
import dev.sextant.identity.application.RoleQueries.RoleView;
import dev.sextant.identity.application.SentMail;
import dev.sextant.identity.application.SessionList;
import dev.sextant.identity.application.SessionList.SessionView;
import dev.sextant.identity.application.SetTeamMember;
import dev.sextant.identity.application.TeamQueries.TeamView;
import dev.sextant.identity.application.TokenAuthenticator;
import dev.sextant.identity.application.doors.AcceptInvitation.Joined;
import dev.sextant.identity.domain.ApiKeyDraft;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.RoleChoice;
import dev.sextant.identity.domain.RoleDraft;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of an organisation and its people, from the registration of the first owner to the deletion of a user. */
class IdentityStoryTest {

    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final String SECRET = "correct horse battery";
    private static final String BOBS_SECRET = "a night on the bare mountain";

    private final IdentityProgram program = new IdentityProgram();

    private Actor adaLogsIn() {
        return program.actor(program.logsIn(ADA, SECRET));
    }

    private void invites(Actor by, String email, BuiltInRole role) {
        InviteMember invite = program.inviteMember();
        program.does(by, invite, new InviteMember.Command(Option.some(email), RoleChoice.of(role)));
    }

    private Joined bobJoins() {
        var accept = new AcceptInvitation.Command(
                Option.some(program.mail.lastTokenTo(BOB)),
                Option.some(BOBS_SECRET),
                Option.some("Bob"),
                Option.none());
        return done(program.acceptInvitation.enter(home(), accept));
    }

    private void secondsPass() {
        program.clock.pass(TokenAuthenticator.REMEMBERED);
    }

    private List<SessionView> sessionsOf(Actor actor, UserId user) {
        var list = new SessionList(program.sessions, program.memberships, program.clock);
        return program.transactions.read(actor, () -> list.of(actor, user));
    }

    @Test
    void people_register_invite_form_teams_share_out_roles_and_keys_end_sessions_and_go() {
        program.registers(ADA, SECRET, "Acme");
        Actor ada = adaLogsIn();
        assertThat(ada.permissions()).isEqualTo(BuiltInRole.OWNER.permissions());
        assertThat(program.happened(ada)).containsExactly("organization.created", "member.added", "session.started");

        invites(ada, BOB, BuiltInRole.VIEWER);
        Joined joined = bobJoins();
        UserId bobId = UserId.parse(joined.userId()).get();
        LoginView bobsLogin = program.logsIn(BOB, BOBS_SECRET);
        assertThat(program.actor(bobsLogin).permissions()).isEqualTo(BuiltInRole.VIEWER.permissions());
        assertThat(program.happened(ada))
                .endsWith("invitation.created", "invitation.accepted", "member.added", "session.started");

        TeamView team = formsATeamWith(ada, bobId);
        givesARole(ada, bobId);
        secondsPass();
        Actor bob = program.actor(bobsLogin);
        assertThat(bob.teams()).containsExactly(TeamId.parse(team.id()).get().value());
        assertThat(Permissions.names(bob.permissions())).containsExactly("api_keys:manage", "cases:read");

        String key = makesAKey(bob);
        Actor machine = program.recognises(key).get();
        assertThat(machine.user()).isEqualTo(bobId);
        assertThat(Permissions.names(machine.permissions())).containsExactly("cases:read");

        List<SessionView> bobs = sessionsOf(ada, bobId);
        assertThat(bobs).hasSize(1);
        program.does(
                ada,
                new EndMemberSession(program.sessions, program.sessionBook),
                new EndMemberSession.Command(
                        SessionId.parse(bobs.getFirst().id()).get()));
        secondsPass();
        assertThat(program.recognises(bobsLogin.accessToken()).isEmpty()).isTrue();

        LoginView again = program.logsIn(BOB, BOBS_SECRET);
        done(program.deleteUser.enter(program.own(again), new DeleteUser.Command(Option.some(BOBS_SECRET))));
        secondsPass();
        assertThat(program.recognises(again.accessToken()).isEmpty()).isTrue();
        assertThat(program.recognises(key).isEmpty()).isTrue();
        assertThat(program.happened(ada)).contains("member.removed", "api_key.revoked");
        assertThat(program.happened(Planes.account(bobId, home()))).endsWith("user.deleted");
        assertThat(codeOf(program.logIn.enter(home(), IdentityProgram.login(BOB, BOBS_SECRET))))
                .isEqualTo("invalid_credentials");
    }

    private TeamView formsATeamWith(Actor ada, UserId bob) {
        TeamView team = program.does(
                ada,
                new CreateTeam(program.organizations, program.teams, program.ids, program.book),
                new CreateTeam.Command(Option.some("Night shift")));
        program.does(
                ada,
                new SetTeamMember(program.memberships, program.teams, program.book),
                new SetTeamMember.Command(TeamId.parse(team.id()).get(), bob, Option.some("lead")));
        return team;
    }

    private void givesARole(Actor ada, UserId bob) {
        RoleView role = program.does(
                ada,
                new DefineRole(program.organizations, program.memberships, program.roles, program.ids, program.book),
                new DefineRole.Command(
                        new RoleDraft(Option.some("Importer"), List.of("cases:read", "api_keys:manage"))));
        program.does(
                ada,
                new AssignRole(
                        program.organizations, program.memberships, program.roles, program.outbox, program.clock),
                new AssignRole.Command(bob, new RoleChoice(List.of(role.id())), Option.none()));
    }

    private CreateApiKey createApiKey() {
        return new CreateApiKey(program.memberships, program.keys, program.secrets, program.ids, program.book);
    }

    private String makesAKey(Actor by) {
        var draft = new ApiKeyDraft(Option.some("Nightly import"), List.of("cases:read"), Option.none());
        return program.does(by, createApiKey(), new CreateApiKey.Command(draft))
                .token()
                .get();
    }

    @Test
    void a_key_is_revoked_and_cannot_make_others() {
        program.registers(ADA, SECRET, "Acme");
        Actor ada = adaLogsIn();
        var draft = new ApiKeyDraft(Option.some("All"), List.of("api_keys:manage"), Option.none());
        CreateApiKey.Made made = program.does(ada, createApiKey(), new CreateApiKey.Command(draft));
        assertThat(made.toString()).doesNotContain(made.token().get());
        Actor machine = program.recognises(made.token().get()).get();

        assertThat(codeOf(program.tries(machine, createApiKey(), new CreateApiKey.Command(draft))))
                .isEqualTo("session_needed");
        program.does(
                ada,
                new RevokeApiKey(program.keys, program.secrets, program.book),
                new RevokeApiKey.Command(ApiKeyId.parse(made.apiKey().id()).get(), Option.none()));
        secondsPass();

        assertThat(program.recognises(made.token().get()).isEmpty()).isTrue();
        assertThat(program.happened(ada)).endsWith("api_key.created", "api_key.revoked");
    }

    @Test
    void a_user_sees_and_ends_the_own_sessions_and_nobody_elses() {
        program.registers(ADA, SECRET, "Acme");
        LoginView laptop = program.logsIn(ADA, SECRET);
        LoginView phone = program.logsIn(ADA, SECRET);
        program.registers(BOB, BOBS_SECRET, "Other");
        Actor bob = program.own(program.logsIn(BOB, BOBS_SECRET));
        Actor ada = program.own(laptop);
        var end = new EndSession(program.sessions, program.sessionBook);
        var phoneEnds =
                new EndSession.Command(SessionId.parse(phone.sessionId()).get());

        assertThat(sessionsOf(ada, ada.user()).stream().map(SessionView::current))
                .containsExactly(true, false);
        assertThat(codeOf(program.tries(bob, end, phoneEnds))).isEqualTo("session_not_found");
        program.does(ada, end, phoneEnds);
        secondsPass();

        assertThat(program.recognises(phone.accessToken()).isEmpty()).isTrue();
        assertThat(program.recognises(laptop.accessToken()).isDefined()).isTrue();
        assertThat(program.happened(ada)).endsWith("session.ended");
    }

    @Test
    void an_invitation_tells_its_link_once_and_is_in_no_log() {
        program.registers(ADA, SECRET, "Acme");
        Actor ada = adaLogsIn();
        InviteMember invite = program.inviteMember();

        InviteMember.Invited invited = program.does(
                ada, invite, new InviteMember.Command(Option.some(BOB), RoleChoice.of(BuiltInRole.MEMBER)));

        String link = invited.link().get();
        assertThat(link).startsWith("https://sextant.example.org/accept-invitation#token=sxt_inv_");
        assertThat(SentMail.tokenIn(link)).isEqualTo(program.mail.lastTokenTo(BOB));
        assertThat(invited.toString()).doesNotContain("sxt_inv_");
        assertThat(codeOf(program.tries(
                        ada, invite, new InviteMember.Command(Option.some(ADA), RoleChoice.of(BuiltInRole.MEMBER)))))
                .isEqualTo("already_member");
        assertThat(codeOf(program.tries(
                        ada, invite, new InviteMember.Command(Option.none(), RoleChoice.of(BuiltInRole.MEMBER)))))
                .isEqualTo("invalid_fields");
    }
}
