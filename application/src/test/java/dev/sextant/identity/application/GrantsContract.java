package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static dev.sextant.identity.application.IdentityFixtures.membership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.Grants.Grant;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Grants} tells. */
public abstract class GrantsContract extends StoreContract {

    /** The grants under test. */
    protected abstract Grants grants();

    /** Where organisations are kept for them. */
    protected abstract Organizations organizations();

    /** Where memberships are kept for them. */
    protected abstract Memberships memberships();

    /** Where roles are kept for them. */
    protected abstract Roles roles();

    /** Where teams are kept for them. */
    protected abstract Teams teams();

    private Option<Grant> of(Actor actor, UserId user) {
        return read(actor, () -> grants().of(actor, user));
    }

    private Organization found(Actor actor) {
        Organization acme = some.organization(actor);
        write(actor, () -> {
            assertThat(organizations().add(actor, acme).isRight()).isTrue();
            BuiltInRole.ofOrganization().forEach(role -> roles().add(actor, Role.builtIn(role, NOON)));
        });
        return acme;
    }

    private Membership join(Actor actor, User user, BuiltInRole... with) {
        Membership begun = membership(actor, user, with);
        write(actor, () -> memberships().add(actor, begun));
        return begun;
    }

    private Team form(Actor actor, Membership lead) {
        Team team = some.team(actor, "Team " + some.unique());
        var manager = new Actor(
                actor.tenant(), actor.user(), Set.of(Permissions.TEAMS_MANAGE), actor.teams(), actor.origin());
        Team led = team.setMember(lead, TeamRole.LEAD, manager, NOON).get().state();
        write(actor, () -> {
            teams().add(actor, team);
            teams().save(actor, led, team.version());
        });
        return led;
    }

    @Test
    public void somebody_may_what_the_roles_permit_together() {
        Actor acme = some.somewhere();
        found(acme);
        Role auditor = some.role(acme, "Auditor", "audit:read", "usage:read");
        write(acme, () -> roles().add(acme, auditor));
        User ada = some.account();
        Membership viewer = join(acme, ada, BuiltInRole.VIEWER);
        Membership both = viewer.follow(Set.of(BuiltInRole.VIEWER.id(), auditor.id()), NOON)
                .state();
        write(acme, () -> memberships().save(acme, both, viewer.version()));
        Team team = form(acme, both);
        form(acme, join(acme, some.account(), BuiltInRole.MEMBER));

        Grant grant = of(acme, ada.id()).get();

        assertThat(Permissions.names(grant.permissions()))
                .containsExactly(
                        "audit:read",
                        "cases:read",
                        "knowledge:read",
                        "members:read",
                        "organization:read",
                        "schedules:read",
                        "usage:read");
        assertThat(grant.teams()).containsExactly(team.id());
    }

    @Test
    public void who_is_in_no_team_has_none() {
        Actor acme = some.somewhere();
        found(acme);
        User ada = some.account();
        join(acme, ada, BuiltInRole.OWNER);

        assertThat(of(acme, ada.id())).contains(new Grant(BuiltInRole.OWNER.permissions(), Set.of()));
    }

    @Test
    public void who_does_not_belong_there_may_nothing() {
        Actor acme = some.somewhere();
        found(acme);
        Actor other = some.somewhere();
        found(other);
        User ada = some.account();
        join(acme, ada, BuiltInRole.OWNER);

        assertThat(of(acme, some.user()).isEmpty()).isTrue();
        assertThat(of(other, ada.id()).isEmpty()).isTrue();
        assertThat(of(IdentityFixtures.account(ada.id()), ada.id()).isEmpty()).isTrue();
    }

    @Test
    public void in_a_shut_organisation_nobody_may_anything() {
        Actor acme = some.somewhere();
        Organization open = found(acme);
        User ada = some.account();
        join(acme, ada, BuiltInRole.OWNER);
        write(
                acme,
                () -> organizations().save(acme, open.disable(acme.user(), NOON).state(), open.version()));

        assertThat(of(acme, ada.id()).isEmpty()).isTrue();
    }

    @Test
    public void the_platform_is_no_organisation_and_grants_all_the_same() {
        Actor platform = IdentityFixtures.platform();
        User root = some.account();
        write(platform, () -> {
            if (roles().find(platform, BuiltInRole.SUPER_ADMIN.id()).isEmpty()) {
                roles().add(platform, Role.builtIn(BuiltInRole.SUPER_ADMIN, NOON));
            }
        });
        join(platform, root, BuiltInRole.SUPER_ADMIN);

        assertThat(of(platform, root.id()).get().permissions())
                .containsExactlyInAnyOrder(new Permission("platform:manage"), new Permission("audit:read"));
        assertThat(of(platform, some.user()).isEmpty()).isTrue();
    }
}
