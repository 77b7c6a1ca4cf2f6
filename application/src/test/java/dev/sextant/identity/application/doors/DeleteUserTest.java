package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.home;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.AssignRole;
import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.application.LeaveOrganization;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.MemberEvent.Leaving;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.RoleChoice;
import dev.sextant.identity.domain.User;
import dev.sextant.identity.domain.UserEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An account ends with everything of it, and no organisation is left without an owner. */
class DeleteUserTest {

    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final String SECRET = "correct horse battery";

    private final IdentityProgram program = new IdentityProgram();
    private final Register.Registered acme = program.registers(ADA, SECRET, "Acme");
    private final LoginView login = program.logsIn(ADA, SECRET);
    private final Actor ada = program.actor(login);

    private String deletes(Actor account, String password) {
        return codeOf(program.deleteUser.enter(account, new DeleteUser.Command(Option.some(password))));
    }

    private Option<Organization> organization() {
        return program.transactions.read(ada, () -> program.organizations.find(ada));
    }

    @Test
    void the_password_is_asked_for_once_more() {
        assertThat(deletes(program.own(login), "wrong horse battery")).isEqualTo("password_wrong");
        assertThat(codeOf(program.deleteUser.enter(program.own(login), new DeleteUser.Command(Option.none()))))
                .isEqualTo("password_wrong");
    }

    @Test
    void the_last_owner_stays_while_others_belong_to_the_organisation() {
        LoginView bob = program.joins(ada, BOB, SECRET, BuiltInRole.ADMIN);

        assertThat(deletes(program.own(login), SECRET)).isEqualTo("last_owner");
        assertThat(program.recognises(login.accessToken()).isDefined()).isTrue();

        program.does(
                ada,
                new AssignRole(
                        program.organizations, program.memberships, program.roles, program.outbox, program.clock),
                new AssignRole.Command(
                        UserId.parse(bob.userId()).get(), RoleChoice.of(BuiltInRole.OWNER), Option.none()));
        assertThat(deletes(program.own(login), SECRET)).isEqualTo("done");
        assertThat(organization().exists(Organization::isActive)).isTrue();
        assertThat(program.happened(ada)).endsWith("member.removed", "session.ended");
    }

    @Test
    void who_goes_as_the_last_person_shuts_the_organisation() {
        assertThat(deletes(program.own(login), SECRET)).isEqualTo("done");

        assertThat(organization().exists(Organization::isActive)).isFalse();
        assertThat(program.happened(ada)).endsWith("member.removed", "session.ended", "organization.disabled");
        Actor own = Planes.account(ada.user(), home());
        assertThat(program.outbox.entries(own).getLast().event())
                .isInstanceOfSatisfying(
                        UserEvent.UserDeleted.class,
                        deleted -> assertThat(deleted.organizations())
                                .extracting(TenantId::toString)
                                .containsExactly(acme.organizationId()));
    }

    @Test
    void nothing_of_the_account_is_left() {
        program.joins(ada, BOB, SECRET, BuiltInRole.OWNER);
        Actor own = program.own(login);

        assertThat(deletes(own, SECRET)).isEqualTo("done");

        assertThat(program.transactions
                        .read(own, () -> program.users.find(own, ada.user()))
                        .isEmpty())
                .isTrue();
        assertThat(program.transactions.read(own, () -> program.memberships.ofUser(own, ada.user())))
                .isEmpty();
        assertThat(program.transactions.read(own, () -> program.sessions.ofUser(own, ada.user())))
                .isEmpty();
        assertThat(deletes(own, SECRET)).isEqualTo("user_not_found");
        program.registers(ADA, SECRET, "Next");
    }

    @Test
    void who_runs_the_platform_deletes_without_a_password_and_a_stranger_does_not() {
        var root = new Actor(
                Platform.TENANT, Platform.NOBODY, Set.of(new Permission("platform:manage")), Set.of(), home());
        Actor plane = Planes.administered(root, User.planeOf(ada.user()));
        Actor stranger = Planes.administered(ada, User.planeOf(ada.user()));

        assertThat(deletes(stranger, SECRET)).isEqualTo("not_permitted");
        assertThat(codeOf(program.deleteUser.enter(plane, new DeleteUser.Command(Option.none()))))
                .isEqualTo("done");
    }

    @Test
    void somebody_who_runs_the_platform_is_deleted_too() {
        done(program.appointSuperAdmin.enter(home(), new AppointSuperAdmin.Command(ADA)));

        assertThat(deletes(program.own(login), SECRET)).isEqualTo("done");

        Actor platform = Planes.platform(home());
        assertThat(program.transactions
                        .read(platform, () -> program.memberships.find(platform, ada.user()))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_member_leaves_and_the_last_owner_cannot() {
        var left = new LeaveOrganization.Command(Leaving.LEFT);
        LoginView bob = program.joins(ada, BOB, SECRET, BuiltInRole.MEMBER);
        Actor machine = new Actor(ada.tenant(), ada.user(), ada.permissions(), Set.of(), home());

        assertThat(codeOf(program.tries(ada, program.leaveOrganization, left))).isEqualTo("last_owner");
        assertThat(codeOf(program.tries(machine, program.leaveOrganization, left)))
                .isEqualTo("session_needed");
        program.does(program.actor(bob), program.leaveOrganization, left);
        assertThat(codeOf(program.logIn.enter(home(), IdentityProgram.login(BOB, SECRET))))
                .isEqualTo("no_organization");
        program.does(ada, program.leaveOrganization, left);
        assertThat(organization().exists(Organization::isActive)).isFalse();
    }
}
