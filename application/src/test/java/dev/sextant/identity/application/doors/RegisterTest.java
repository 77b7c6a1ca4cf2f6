package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.home;
import static dev.sextant.identity.application.IdentityProgram.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How organisations and their first owners come in. */
class RegisterTest {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "correct horse battery";

    private final IdentityProgram program = new IdentityProgram();

    private String tries(String email, String password, String organization) {
        return codeOf(program.register.enter(home(), registration(email, password, organization)));
    }

    @Test
    void an_organisation_begins_with_an_owner_and_the_built_in_roles() {
        Register.Registered acme = program.registers(ADA, SECRET, "Acme");
        Actor ada = program.actor(program.logsIn(ADA, SECRET));

        assertThat(ada.tenant()).hasToString(acme.organizationId());
        assertThat(ada.permissions()).isEqualTo(BuiltInRole.OWNER.permissions());
        assertThat(program.transactions.read(ada, () -> program.roles.all(ada)))
                .extracting(role -> role.snapshot().name().value())
                .containsExactly("owner", "admin", "member", "viewer");
        assertThat(program.happened(Planes.account(ada.user(), home()))).containsExactly("user.created");
        assertThat(program.mail.letters().getLast().subject()).isEqualTo("Confirm your e-mail address");
    }

    @Test
    void every_wrong_field_is_named() {
        var command = new Register.Command(
                Option.some("nobody"), Option.none(), Option.some(" "), Option.none(), Option.some("A"));

        assertThat(program.register.enter(home(), command).getLeft().fields())
                .extracting("field")
                .containsExactly("/email", "/password", "/display_name", "/organization_name", "/slug");
        assertThat(tries(ADA, "short", "Acme")).isEqualTo("invalid_fields");
        assertThat(tries(ADA, "Password12345", "Acme")).isEqualTo("invalid_fields");
        assertThat(tries(ADA, ADA, "Acme")).isEqualTo("invalid_fields");
        assertThat(program.mail.letters()).isEmpty();
    }

    @Test
    void nobody_registers_with_the_address_of_another() {
        program.registers(ADA, SECRET, "Acme");

        assertThat(tries("ADA@example.org", "quite another secret", "Second")).isEqualTo("email_taken");
        assertThat(tries("eve@example.org", SECRET, "Acme")).isEqualTo("slug_taken");
        assertThat(tries("eve@example.org", SECRET, "Eves")).isEqualTo("done");
    }

    @Test
    void the_user_of_an_account_founds_another_organisation() {
        Register.Registered first = program.registers(ADA, SECRET, "Acme");
        Register.Registered second = program.registers(ADA, SECRET, "Second");

        assertThat(second.userId()).isEqualTo(first.userId());
        Actor own = program.own(program.logsIn(ADA, SECRET));
        assertThat(done(program.myOrganizations.enter(own)))
                .extracting(MyOrganizations.Belonging::name)
                .containsExactly("Acme", "Second");
    }

    @Test
    void who_registers_again_after_a_crash_goes_on_from_there() {
        var id = new UserId(UUID.randomUUID());
        Actor account = Planes.account(id, home());
        var opened = User.open(
                        id,
                        EmailAddress.of("/email", ADA).get(),
                        new DisplayName("Ada"),
                        Option.some(program.passwords.hash(Password.typed(SECRET))),
                        false,
                        program.book.now())
                .state();
        assertThat(program.transactions
                        .write(account, () -> program.users.add(account, opened))
                        .isRight())
                .isTrue();
        assertThat(codeOf(program.logIn.enter(home(), IdentityProgram.login(ADA, SECRET))))
                .isEqualTo("no_organization");

        assertThat(program.registers(ADA, SECRET, "Acme").userId()).isEqualTo(id.toString());
        program.logsIn(ADA, SECRET);
    }

    @Test
    void where_registration_is_closed_nobody_comes_in_by_it() {
        Register closed = program.register(Register.Policy.CLOSED);

        assertThat(codeOf(closed.enter(home(), registration(ADA, SECRET, "Acme"))))
                .isEqualTo("registration_closed");
    }

    @Test
    void registrations_from_one_place_become_slow() {
        for (int i = 0; i < 20; i++) {
            assertThat(codeOf(program.register.enter(
                            IdentityProgram.from("198.51.100.1"),
                            registration("user" + i + "@example.org", SECRET, "Org" + i))))
                    .isEqualTo("done");
        }

        assertThat(codeOf(program.register.enter(
                        IdentityProgram.from("198.51.100.1"), registration(ADA, SECRET, "Acme"))))
                .isEqualTo("tried_too_often");
        assertThat(codeOf(program.register.enter(
                        IdentityProgram.from("198.51.100.2"), registration(ADA, SECRET, "Acme"))))
                .isEqualTo("done");
    }

    @Test
    void somebody_is_appointed_to_run_the_platform() {
        program.registers(ADA, SECRET, "Acme");
        var appoint = new AppointSuperAdmin.Command(ADA);
        done(program.appointSuperAdmin.enter(home(), appoint));
        done(program.appointSuperAdmin.enter(home(), appoint));

        var platform = new LogIn.Command(
                Option.some(ADA),
                Option.some(SECRET),
                Option.none(),
                Option.some("platform"),
                Option.none(),
                Option.none());
        Actor root = program.actor(done(program.logIn.enter(home(), platform)));

        assertThat(root.permissions()).isEqualTo(BuiltInRole.SUPER_ADMIN.permissions());
        Actor inside = Planes.administered(
                root, program.actor(program.logsIn(ADA, SECRET)).tenant());
        assertThat(inside.permissions()).extracting("value").isEqualTo(List.of("platform:manage"));
        Actor ada = program.actor(program.logsIn(ADA, SECRET));
        assertThat(Planes.administered(ada, root.tenant()).permissions()).isEmpty();
        assertThat(codeOf(program.appointSuperAdmin.enter(home(), new AppointSuperAdmin.Command("eve@example.org"))))
                .isEqualTo("user_not_found");
    }
}
