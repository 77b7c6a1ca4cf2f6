package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

/** Whoever runs the server founds an organisation for somebody. */
class CreateOwnerTest {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "correct horse battery";
    private static final Origin COMMAND_LINE = Origin.of("admin-test");

    private final IdentityProgram program = new IdentityProgram();

    private Either<DomainError, CreateOwner.Created> creates(String email, String password, String organization) {
        return program.createOwner.enter(COMMAND_LINE, registration(email, password, organization));
    }

    @Test
    void the_owner_logs_in_and_the_address_needs_no_proof() {
        CreateOwner.Created created = done(creates(ADA, SECRET, "Acme"));

        assertThat(created.isNewAccount()).isTrue();
        assertThat(program.mail.letters()).isEmpty();
        var login = program.logsIn(ADA, SECRET);
        assertThat(login.organizationId()).isEqualTo(created.organizationId());
        assertThat(program.actor(login).may(Permissions.ORGANIZATION_MANAGE)).isTrue();
        program.assertObserved("CreateOwner DONE", "LogIn DONE");
    }

    @Test
    void somebody_with_an_account_keeps_it_and_its_password() {
        program.registers(ADA, SECRET, "Acme");

        CreateOwner.Created created = done(creates("ADA@example.org", "not that password", "Second"));

        assertThat(created.isNewAccount()).isFalse();
        assertThat(codeOf(program.logIn.enter(COMMAND_LINE, IdentityProgram.login(ADA, "not that password"))))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void a_short_name_that_is_taken_opens_no_account() {
        done(creates(ADA, SECRET, "Acme"));

        assertThat(codeOf(creates("grace@example.org", SECRET, "Acme"))).isEqualTo("slug_taken");
        assertThat(codeOf(program.logIn.enter(COMMAND_LINE, IdentityProgram.login("grace@example.org", SECRET))))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void a_weak_password_and_every_wrong_field_are_told() {
        assertThat(creates(ADA, "short", "Acme").getLeft().fields())
                .extracting("field")
                .containsExactly("/password");
        assertThat(creates("nobody@", SECRET, "").getLeft().fields())
                .extracting("field")
                .contains("/email", "/organization_name", "/slug");
    }
}
