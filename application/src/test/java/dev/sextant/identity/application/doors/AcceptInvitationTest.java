package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.home;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.application.InviteMember;
import dev.sextant.identity.application.RevokeInvitation;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.RoleChoice;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How people come into an organisation by an invitation. */
class AcceptInvitationTest {

    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final String SECRET = "correct horse battery";
    private static final String BOBS_SECRET = "a night on the bare mountain";

    private final IdentityProgram program = new IdentityProgram();
    private final Actor ada;

    AcceptInvitationTest() {
        program.registers(ADA, SECRET, "Acme");
        ada = program.actor(program.logsIn(ADA, SECRET));
    }

    private InviteMember.Invited invites(String email) {
        return program.does(
                ada,
                program.inviteMember(),
                new InviteMember.Command(Option.some(email), RoleChoice.of(BuiltInRole.MEMBER)));
    }

    private String accepts(String token, Option<String> password, Option<String> name) {
        return codeOf(program.acceptInvitation.enter(
                home(), new AcceptInvitation.Command(Option.some(token), password, name, Option.none())));
    }

    @Test
    void a_new_user_opens_an_account_with_it() {
        invites(BOB);
        String token = program.mail.lastTokenTo(BOB);

        assertThat(accepts(token, Option.none(), Option.none())).isEqualTo("invalid_fields");
        assertThat(accepts(token, Option.some("short"), Option.some("Bob"))).isEqualTo("invalid_fields");
        assertThat(accepts(token, Option.some(BOBS_SECRET), Option.some("Bob"))).isEqualTo("done");
        assertThat(accepts(token, Option.some(BOBS_SECRET), Option.some("Bob"))).isEqualTo("token_not_valid");

        assertThat(program.actor(program.logsIn(BOB, BOBS_SECRET)).permissions())
                .isEqualTo(BuiltInRole.MEMBER.permissions());
    }

    @Test
    void the_user_of_an_account_shows_its_password() {
        program.registers(BOB, BOBS_SECRET, "Bobs");
        program.clock.pass(Duration.ofMinutes(1));
        invites(BOB);
        String token = program.mail.lastTokenTo(BOB);

        assertThat(accepts(token, Option.some("wrong horse battery"), Option.none()))
                .isEqualTo("invalid_credentials");
        assertThat(accepts(token, Option.none(), Option.none())).isEqualTo("invalid_fields");
        assertThat(accepts(token, Option.some(BOBS_SECRET), Option.none())).isEqualTo("done");

        Actor bob = program.own(program.logsIn(BOB, BOBS_SECRET));
        assertThat(done(program.myOrganizations.enter(bob)))
                .extracting(MyOrganizations.Belonging::slug)
                .containsExactly("bobs", "acme");
    }

    @Test
    void who_has_a_session_needs_nothing_else() {
        program.registers(BOB, BOBS_SECRET, "Bobs");
        LoginView login = program.logsIn(BOB, BOBS_SECRET);
        invites(BOB);
        var accept = new AcceptInvitation.Command(
                Option.some(program.mail.lastTokenTo(BOB)), Option.none(), Option.none(), Option.none());

        AcceptInvitation.Joined joined = done(program.acceptInvitation.enter(program.own(login), accept));

        assertThat(joined.organizationId()).isEqualTo(ada.tenant().toString());
        assertThat(joined.userId()).isEqualTo(login.userId());
    }

    @Test
    void an_invitation_is_for_whom_it_was_sent_to() {
        program.registers("eve@example.org", SECRET, "Eves");
        Actor eve = program.own(program.logsIn("eve@example.org", SECRET));
        invites(BOB);
        var accept = new AcceptInvitation.Command(
                Option.some(program.mail.lastTokenTo(BOB)), Option.none(), Option.none(), Option.none());

        assertThat(codeOf(program.acceptInvitation.enter(eve, accept))).isEqualTo("invitation_for_another");
    }

    @Test
    void a_link_leads_nowhere_after_14_days_or_when_it_was_taken_back_or_replaced() {
        InviteMember.Invited first = invites(BOB);
        String firstToken = program.mail.lastTokenTo(BOB);
        invites(BOB);
        String secondToken = program.mail.lastTokenTo(BOB);
        assertThat(accepts(firstToken, Option.some(BOBS_SECRET), Option.some("Bob")))
                .isEqualTo("token_not_valid");
        var revoke = new RevokeInvitation(program.invitations, program.secrets, program.outbox, program.clock);
        assertThat(codeOf(program.tries(
                        ada,
                        revoke,
                        new RevokeInvitation.Command(
                                InvitationId.parse(first.invitation().id()).get(), Option.none()))))
                .isEqualTo("invitation_not_open");

        program.clock.pass(Duration.ofDays(14));
        assertThat(accepts(secondToken, Option.some(BOBS_SECRET), Option.some("Bob")))
                .isEqualTo("token_not_valid");
    }

    @Test
    void an_invitation_is_taken_back() {
        InviteMember.Invited invited = invites(BOB);
        var revoke = new RevokeInvitation(program.invitations, program.secrets, program.outbox, program.clock);
        var command = new RevokeInvitation.Command(
                InvitationId.parse(invited.invitation().id()).get(), Option.some(1L));

        program.does(ada, revoke, command);

        assertThat(accepts(program.mail.lastTokenTo(BOB), Option.some(BOBS_SECRET), Option.some("Bob")))
                .isEqualTo("token_not_valid");
        assertThat(codeOf(program.tries(ada, revoke, command))).isEqualTo("stale_version");
        assertThat(program.happened(ada)).endsWith("invitation.created", "invitation.revoked");
    }

    @Test
    void who_may_not_manage_members_invites_nobody() {
        LoginView bob = program.joins(ada, BOB, BOBS_SECRET, BuiltInRole.MEMBER);

        assertThat(codeOf(program.tries(
                        program.actor(bob),
                        program.inviteMember(),
                        new InviteMember.Command(Option.some("eve@example.org"), RoleChoice.of(BuiltInRole.VIEWER)))))
                .isEqualTo("not_permitted");
    }

    @Test
    void a_member_accepts_no_second_invitation() {
        invites(BOB);
        String token = program.mail.lastTokenTo(BOB);
        assertThat(accepts(token, Option.some(BOBS_SECRET), Option.some("Bob"))).isEqualTo("done");
        assertThat(codeOf(program.tries(
                        ada,
                        program.inviteMember(),
                        new InviteMember.Command(Option.some("BOB@example.org"), RoleChoice.of(BuiltInRole.VIEWER)))))
                .isEqualTo("already_member");
    }
}
