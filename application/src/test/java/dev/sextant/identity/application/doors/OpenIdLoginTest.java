package dev.sextant.identity.application.doors;

import static dev.sextant.identity.application.IdentityProgram.codeOf;
import static dev.sextant.identity.application.IdentityProgram.done;
import static dev.sextant.identity.application.IdentityProgram.home;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.EditOrganization;
import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.application.OpenIdProvider.Voucher;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.OrganizationEdit;
import dev.sextant.identity.domain.OrganizationEdit.OpenIdDraft;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets in because an OpenID provider vouches for them. */
class OpenIdLoginTest {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "correct horse battery";
    private static final String ISSUER = "https://login.example.org";

    private final IdentityProgram program = new IdentityProgram();
    private final Actor ada;

    OpenIdLoginTest() {
        program.registers(ADA, SECRET, "Acme");
        ada = program.actor(program.logsIn(ADA, SECRET));
    }

    private static Voucher voucher(String email, String... groups) {
        return new Voucher(ISSUER, "sub-" + email, Option.some(email), true, Option.some("Bob"), Set.of(groups));
    }

    private static String stateIn(BeginOpenIdLogin.Begun begun) {
        return begun.authorizationUrl().substring(begun.authorizationUrl().indexOf("state=") + "state=".length());
    }

    private Either<DomainError, LoginView> logsIn(Voucher voucher, Option<String> organization) {
        BeginOpenIdLogin.Begun begun = done(program.beginOpenIdLogin.enter(home()));
        String state = stateIn(begun);
        String code = program.provider.codeFor(state, voucher);
        return finishes(code, state, begun.flow(), organization);
    }

    private Either<DomainError, LoginView> finishes(
            String code, String state, String flow, Option<String> organization) {
        return program.finishOpenIdLogin.enter(
                home(),
                new FinishOpenIdLogin.Command(
                        Option.some(code),
                        Option.some(state),
                        Option.some(flow),
                        organization,
                        Option.none(),
                        Option.none()));
    }

    private void letsGroupsIn() {
        var draft = new OpenIdDraft(
                Option.some(ISSUER), Map.of("operators", BuiltInRole.MEMBER.id().toString()), List.of());
        program.does(
                ada,
                new EditOrganization(program.organizations, program.roles, program.outbox, program.clock),
                new EditOrganization.Command(OrganizationEdit.nothing().openIdRoles(draft), Option.none()));
    }

    @Test
    void groups_bring_a_stranger_in_and_become_roles() {
        letsGroupsIn();

        LoginView first = done(logsIn(voucher("bob@example.org", "operators"), Option.some("acme")));
        LoginView again = done(logsIn(voucher("bob@example.org", "operators"), Option.none()));

        assertThat(program.actor(first).permissions()).isEqualTo(BuiltInRole.MEMBER.permissions());
        assertThat(again.userId()).isEqualTo(first.userId());
        assertThat(program.happened(ada)).contains("member.added");
    }

    @Test
    void a_stranger_without_a_fitting_group_gets_no_account() {
        letsGroupsIn();

        for (Option<String> organization :
                List.of(Option.some("acme"), Option.some("nowhere"), Option.<String>none())) {
            assertThat(codeOf(logsIn(voucher("bob@example.org", "others"), organization)))
                    .isEqualTo("no_organization");
        }
        assertThat(codeOf(logsIn(
                        new Voucher(
                                "https://other.example.org",
                                "bob",
                                Option.some("bob@example.org"),
                                true,
                                Option.none(),
                                Set.of("operators")),
                        Option.some("acme"))))
                .isEqualTo("no_organization");
        program.registers("bob@example.org", SECRET, "Bobs");
    }

    @Test
    void an_address_that_the_provider_does_not_vouch_for_brings_nobody_in() {
        letsGroupsIn();
        var unverified =
                new Voucher(ISSUER, "bob", Option.some("bob@example.org"), false, Option.none(), Set.of("operators"));
        var without = new Voucher(ISSUER, "bob", Option.none(), true, Option.none(), Set.of("operators"));

        assertThat(codeOf(logsIn(unverified, Option.some("acme")))).isEqualTo("open_id_login_failed");
        assertThat(codeOf(logsIn(without, Option.some("acme")))).isEqualTo("open_id_login_failed");
    }

    @Test
    void an_account_is_tied_to_the_provider_only_when_its_address_was_proven() {
        assertThat(codeOf(logsIn(voucher(ADA), Option.none()))).isEqualTo("open_id_address_not_proven");

        done(program.verifyEmail.enter(home(), new VerifyEmail.Command(Option.some(program.mail.lastTokenTo(ADA)))));
        LoginView tied = done(logsIn(voucher(ADA), Option.none()));

        assertThat(tied.userId()).isEqualTo(ada.user().toString());
        assertThat(program.actor(tied).permissions()).isEqualTo(BuiltInRole.OWNER.permissions());
    }

    @Test
    void roles_follow_the_groups_at_each_login_and_owners_are_left_alone() {
        letsGroupsIn();
        done(program.verifyEmail.enter(home(), new VerifyEmail.Command(Option.some(program.mail.lastTokenTo(ADA)))));

        LoginView owner = done(logsIn(voucher(ADA, "operators"), Option.some("acme")));

        assertThat(program.actor(owner).permissions()).isEqualTo(BuiltInRole.OWNER.permissions());
    }

    @Test
    void only_the_browser_that_began_a_login_can_end_it() {
        letsGroupsIn();
        BeginOpenIdLogin.Begun mine = done(program.beginOpenIdLogin.enter(home()));
        BeginOpenIdLogin.Begun other = done(program.beginOpenIdLogin.enter(home()));
        String code = program.provider.codeFor(stateIn(mine), voucher("bob@example.org", "operators"));
        Option<String> acme = Option.some("acme");

        assertThat(codeOf(finishes(code, stateIn(mine), other.flow(), acme))).isEqualTo("open_id_login_failed");
        assertThat(codeOf(finishes(code, stateIn(mine), "forged", acme))).isEqualTo("open_id_login_failed");
        assertThat(codeOf(finishes(code, stateIn(mine), "plain.Zm9yZ2Vk", acme)))
                .isEqualTo("open_id_login_failed");
        assertThat(codeOf(finishes(code, stateIn(mine), mine.flow(), acme))).isEqualTo("done");
        assertThat(codeOf(finishes(code, stateIn(mine), mine.flow(), acme))).isEqualTo("open_id_login_failed");
        assertThat(mine.toString()).doesNotContain(mine.flow());
    }

    @Test
    void a_login_must_be_finished_within_ten_minutes() {
        letsGroupsIn();
        BeginOpenIdLogin.Begun begun = done(program.beginOpenIdLogin.enter(home()));
        String code = program.provider.codeFor(stateIn(begun), voucher("bob@example.org", "operators"));
        program.clock.pass(Duration.ofMinutes(10));

        assertThat(codeOf(finishes(code, stateIn(begun), begun.flow(), Option.some("acme"))))
                .isEqualTo("open_id_login_failed");
    }
}
