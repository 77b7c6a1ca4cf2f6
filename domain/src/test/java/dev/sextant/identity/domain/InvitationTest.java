package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.LATER;
import static dev.sextant.identity.domain.Some.NOON;
import static dev.sextant.identity.domain.Some.authority;
import static dev.sextant.identity.domain.Some.codeOf;
import static dev.sextant.identity.domain.Some.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An invitation is open for 14 days, for whom it was sent to, once. */
class InvitationTest {

    private final Authority admin = authority(BuiltInRole.ADMIN);
    private final UserId bob = Some.user();

    private Either<IdentityError, Decision<Invitation, InvitationEvent>> send(BuiltInRole role) {
        return Invitation.send(
                new InvitationId(UUID.randomUUID()),
                email("Bob@example.org"),
                RoleChoice.of(role),
                Some.builtInRoles(),
                admin,
                NOON);
    }

    private Invitation open() {
        return send(BuiltInRole.MEMBER).get().state();
    }

    @Test
    void an_invitation_is_open_for_14_days() {
        Decision<Invitation, InvitationEvent> sent = send(BuiltInRole.MEMBER).get();
        Instant end = NOON.plus(Duration.ofDays(14));

        assertThat(sent.state().isOpenAt(end.minusMillis(1))).isTrue();
        assertThat(sent.state().isOpenAt(end)).isFalse();
        assertThat(sent.events())
                .containsExactly(new InvitationEvent.InvitationCreated(
                        sent.state().id(), List.of(BuiltInRole.MEMBER.id()), end, admin.user(), NOON));
        assertThat(codeOf(sent.state().accept(email("bob@example.org"), bob, end)))
                .isEqualTo("invitation_not_open");
    }

    @Test
    void it_is_accepted_once() {
        Decision<Invitation, InvitationEvent> accepted =
                open().accept(email("bob@EXAMPLE.org"), bob, LATER).get();

        assertThat(accepted.events())
                .containsExactly(
                        new InvitationEvent.InvitationAccepted(accepted.state().id(), bob, LATER));
        assertThat(codeOf(accepted.state().accept(email("bob@example.org"), bob, LATER)))
                .isEqualTo("invitation_not_open");
        assertThat(codeOf(accepted.state().revoke(admin.user(), LATER))).isEqualTo("invitation_not_open");
    }

    @Test
    void it_is_for_one_address_only() {
        assertThat(codeOf(open().accept(email("eve@example.org"), Some.user(), LATER)))
                .isEqualTo("invitation_for_another");
    }

    @Test
    void one_that_was_taken_back_leads_nowhere() {
        Invitation revoked = open().revoke(admin.user(), LATER).get().state();

        assertThat(codeOf(revoked.accept(email("bob@example.org"), bob, LATER))).isEqualTo("invitation_not_open");
    }

    @Test
    void nobody_invites_to_more_than_they_can_give() {
        assertThat(codeOf(send(BuiltInRole.OWNER))).isEqualTo("only_owners_decide_on_owners");
        assertThat(codeOf(send(BuiltInRole.ADMIN))).isEqualTo("done");
    }

    @Test
    void roles_that_were_deleted_meanwhile_are_left_out() {
        Role custom = Some.customRole("Custom", "cases:read");
        Invitation sent = Invitation.send(
                        new InvitationId(UUID.randomUUID()),
                        email("bob@example.org"),
                        new RoleChoice(List.of(custom.id().toString())),
                        Some.rolesWith(custom),
                        admin,
                        NOON)
                .get()
                .state();

        assertThat(sent.rolesAmong(Some.rolesWith(custom))).containsExactly(custom.id());
        assertThat(sent.rolesAmong(Some.builtInRoles())).containsExactly(BuiltInRole.MEMBER.id());
    }
}
