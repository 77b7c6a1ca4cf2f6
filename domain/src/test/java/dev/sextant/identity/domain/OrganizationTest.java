package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.LATER;
import static dev.sextant.identity.domain.Some.NOON;
import static dev.sextant.identity.domain.Some.ORG;
import static dev.sextant.identity.domain.Some.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.OrganizationEdit.OpenIdDraft;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of an organisation. */
class OrganizationTest {

    private final UserId ada = Some.user();
    private final Organization acme = Organization.found(
                    ORG, new OrganizationName("Acme"), new Slug("acme"), PlanTier.FREE, ada, NOON)
            .state();

    private static OpenIdDraft rules(BuiltInRole role) {
        return new OpenIdDraft(
                Option.some("https://login.example.org"),
                Map.of("operators", role.id().toString()),
                List.of(BuiltInRole.VIEWER.id().toString()));
    }

    @Test
    void an_edit_changes_what_it_names_and_says_what_that_was() {
        Decision<Organization, OrganizationEvent> edited = acme.edit(
                        OrganizationEdit.nothing().name(" Acme Ltd ").openIdRoles(rules(BuiltInRole.MEMBER)),
                        Some.builtInRoles(),
                        ada,
                        LATER)
                .get();

        assertThat(edited.state().name().value()).isEqualTo("Acme Ltd");
        assertThat(edited.events())
                .containsExactly(new OrganizationEvent.OrganizationUpdated(
                        ORG, List.of("name", "settings"), PlanTier.FREE, OrganizationState.ACTIVE, ada, LATER));
        assertThat(acme.edit(OrganizationEdit.nothing().name("Acme"), List.of(), ada, LATER)
                        .get()
                        .isUnchanged())
                .isTrue();
    }

    @Test
    void every_wrong_field_of_an_edit_is_named() {
        var edit = new OrganizationEdit(
                new Patch.Cleared<>(),
                new Patch.Changed<>("burn"),
                new Patch.Changed<>(
                        new OpenIdDraft(Option.some("ftp://nowhere"), Map.of("a", "role_1"), List.of("role_2"))),
                new Patch.Changed<>("Middle/Earth"));

        assertThat(acme.edit(edit, Some.builtInRoles(), ada, LATER).getLeft().fields().stream()
                        .map(FieldError::field))
                .containsExactly(
                        "/name",
                        "/after_deletion",
                        "/open_id_roles/issuer",
                        "/open_id_roles/by_group",
                        "/open_id_roles/for_everybody/0",
                        "/time_zone");
    }

    @Test
    void it_lives_on_the_clocks_of_the_server_until_it_has_a_time_zone_of_its_own() {
        assertThat(acme.settings().timeZone()).isEqualTo(Option.none());

        Decision<Organization, OrganizationEvent> moved = acme.edit(
                        OrganizationEdit.nothing().timeZone("Asia/Tokyo"), List.of(), ada, LATER)
                .get();
        assertThat(moved.state().settings().timeZone()).isEqualTo(Option.some(ZoneId.of("Asia/Tokyo")));
        assertThat(moved.events())
                .containsExactly(new OrganizationEvent.OrganizationUpdated(
                        ORG, List.of("settings"), PlanTier.FREE, OrganizationState.ACTIVE, ada, LATER));
        assertThat(moved.state()
                        .edit(OrganizationEdit.nothing().timeZone("Asia/Tokyo"), List.of(), ada, LATER)
                        .get()
                        .isUnchanged())
                .isTrue();

        var back = new OrganizationEdit(
                new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Cleared<>());
        assertThat(moved.state().edit(back, List.of(), ada, LATER).get().state().settings())
                .isEqualTo(acme.settings());
    }

    @Test
    void groups_of_a_provider_make_no_owners_and_bring_only_roles_that_are_there() {
        assertThat(codeOf(acme.edit(
                        OrganizationEdit.nothing().openIdRoles(rules(BuiltInRole.OWNER)),
                        Some.builtInRoles(),
                        ada,
                        LATER)))
                .isEqualTo("owners_are_made_by_people");
        assertThat(codeOf(acme.edit(
                        OrganizationEdit.nothing().openIdRoles(rules(BuiltInRole.SUPER_ADMIN)),
                        Some.builtInRoles(),
                        ada,
                        LATER)))
                .isEqualTo("unknown_roles");
    }

    @Test
    void groups_become_roles() {
        var rules = new OpenIdRoles(
                "https://login.example.org",
                Map.of("operators", BuiltInRole.MEMBER.id()),
                Set.of(BuiltInRole.VIEWER.id()));

        assertThat(rules.of(Set.of("operators", "others")))
                .containsExactlyInAnyOrder(BuiltInRole.MEMBER.id(), BuiltInRole.VIEWER.id());
        assertThat(rules.of(Set.of())).containsExactly(BuiltInRole.VIEWER.id());
    }

    @Test
    void an_organisation_is_shut_and_opened_again() {
        Decision<Organization, OrganizationEvent> shut = acme.disable(ada, LATER);

        assertThat(shut.state().isActive()).isFalse();
        assertThat(shut.events()).containsExactly(new OrganizationEvent.OrganizationDisabled(ORG, ada, LATER));
        assertThat(shut.state().disable(ada, LATER).isUnchanged()).isTrue();
        assertThat(shut.state().enable(ada, LATER).state().isActive()).isTrue();
        assertThat(acme.enable(ada, LATER).isUnchanged()).isTrue();
    }

    @Test
    void a_plan_is_changed() {
        assertThat(acme.changePlan(PlanTier.TEAM, ada, LATER).state().plan()).isEqualTo(PlanTier.TEAM);
        assertThat(acme.changePlan(PlanTier.FREE, ada, LATER).isUnchanged()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "acme, good",
        "acme-2-go, good",
        "a2c, good",
        "ac, too_short",
        "'', required",
        "Acme, invalid_character",
        "2acme, invalid_character",
        "acme-, invalid_character",
        "ac--me, invalid_character",
        "org_acme, invalid_character",
        "platform, reserved",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, too_long",
    })
    void a_short_name_is_short_and_plain(String text, String code) {
        assertThat(Slug.of("/slug", text).fold(FieldError::code, slug -> "good"))
                .isEqualTo(code);
    }
}
