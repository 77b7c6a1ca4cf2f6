package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.OrganizationEdit;
import dev.sextant.identity.domain.OrganizationEdit.OpenIdDraft;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.Slug;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Organizations} keeps. */
public abstract class OrganizationsContract extends StoreContract {

    /** The organisations under test. */
    protected abstract Organizations organizations();

    private Organization add(Actor actor, Organization founded) {
        assertThat(change(actor, () -> organizations().add(actor, founded)).isRight())
                .isTrue();
        return founded;
    }

    private Option<Organization> find(Actor actor) {
        return read(actor, () -> organizations().find(actor));
    }

    private Option<TenantId> idOf(Slug slug) {
        Actor platform = IdentityFixtures.platform();
        return read(platform, () -> organizations().idOf(platform, slug));
    }

    private static Organization withEverything(Organization before, Actor actor) {
        var edit = new OrganizationEdit(
                new Patch.Changed<>("Acme II"),
                new Patch.Changed<>("delete"),
                new Patch.Changed<>(new OpenIdDraft(
                        Option.some("https://login.example.org/"),
                        Map.of("Group \"one\"", BuiltInRole.MEMBER.id().toString()),
                        List.of(BuiltInRole.VIEWER.id().toString()))),
                new Patch.Changed<>("Europe/Berlin"));
        List<Role> roles = List.of(Role.builtIn(BuiltInRole.MEMBER, NOON), Role.builtIn(BuiltInRole.VIEWER, NOON));
        return before.edit(edit, roles, actor.user(), NOON.plusSeconds(1))
                .get()
                .state()
                .changePlan(PlanTier.ENTERPRISE, actor.user(), NOON.plusSeconds(2))
                .state()
                .disable(actor.user(), NOON.plusSeconds(3))
                .state();
    }

    @Test
    public void an_organisation_comes_back_as_it_was_kept() {
        Actor ada = some.somewhere();
        Organization acme = add(ada, some.organization(ada));

        assertThat(find(ada).get().snapshot()).isEqualTo(acme.snapshot());
        assertThat(change(ada, () -> organizations().findForUpdate(ada)).get().snapshot())
                .isEqualTo(acme.snapshot());
    }

    @Test
    public void everything_that_changes_is_kept() {
        Actor ada = some.somewhere();
        Organization acme = add(ada, some.organization(ada));
        Organization everything = withEverything(acme, ada);

        write(ada, () -> organizations().save(ada, everything, acme.version()));

        assertThat(find(ada).get().snapshot()).isEqualTo(everything.snapshot());
    }

    @Test
    public void a_short_name_belongs_to_one_organisation() {
        Actor ada = some.somewhere();
        Organization acme = add(ada, some.organization(ada));
        Actor eve = some.somewhere();
        Slug slug = acme.snapshot().slug();
        Organization copy = Organization.found(eve.tenant(), acme.name(), slug, PlanTier.FREE, eve.user(), NOON)
                .state();

        assertThat(change(eve, () -> organizations().add(eve, copy))).isEqualTo(Refusal.SLUG_TAKEN.refuse());

        assertThat(find(eve).isEmpty()).isTrue();
        assertThat(idOf(slug)).contains(ada.tenant());
        assertThat(idOf(new Slug("b" + some.unique())).isEmpty()).isTrue();
    }

    @Test
    public void who_decided_on_an_older_version_loses() {
        Actor ada = some.somewhere();
        Organization acme = add(ada, some.organization(ada));
        write(
                ada,
                () -> organizations()
                        .save(
                                ada,
                                acme.changePlan(PlanTier.TEAM, ada.user(), NOON).state(),
                                acme.version()));

        assertThatThrownBy(() -> write(
                        ada,
                        () -> organizations()
                                .save(ada, acme.disable(ada.user(), NOON).state(), acme.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(ada).get().plan()).isEqualTo(PlanTier.TEAM);
    }

    @Test
    public void nobody_sees_another_organisation_and_other_planes_have_none() {
        Actor ada = some.somewhere();
        Organization acme = add(ada, some.organization(ada));
        Actor eve = some.somewhere();
        Actor account = IdentityFixtures.account(ada.user());

        assertThat(find(eve).isEmpty()).isTrue();
        assertThat(find(account).isEmpty()).isTrue();
        assertThat(find(IdentityFixtures.platform()).isEmpty()).isTrue();
        assertThatThrownBy(() -> write(
                        eve,
                        () -> organizations()
                                .save(eve, acme.disable(eve.user(), NOON).state(), acme.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(ada).get().snapshot()).isEqualTo(acme.snapshot());
    }
}
