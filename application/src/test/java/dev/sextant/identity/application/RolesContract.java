package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static dev.sextant.identity.application.IdentityFixtures.owner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleDraft;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Roles} keeps. */
public abstract class RolesContract extends StoreContract {

    /** The roles under test. */
    protected abstract Roles roles();

    private final Actor acme = some.somewhere();

    private Role add(Actor where, Role role) {
        write(where, () -> roles().add(where, role));
        return role;
    }

    private Option<Role> find(Actor where, RoleId id) {
        return read(where, () -> roles().find(where, id));
    }

    @Test
    public void a_role_comes_back_as_it_was_kept() {
        Role onCall = add(acme, some.role(acme, "On call", "cases:read", "cases:write"));

        assertThat(find(acme, onCall.id()).get().snapshot()).isEqualTo(onCall.snapshot());
    }

    @Test
    public void two_organisations_have_built_in_roles_of_the_same_ids() {
        Actor other = some.somewhere();
        Role here = add(acme, Role.builtIn(BuiltInRole.OWNER, NOON));
        add(other, Role.builtIn(BuiltInRole.OWNER, NOON.plusSeconds(60)));

        assertThat(find(acme, BuiltInRole.OWNER.id()).get().snapshot()).isEqualTo(here.snapshot());
        assertThat(read(acme, () -> roles().all(acme))).hasSize(1);
    }

    @Test
    public void all_roles_are_listed_the_built_in_ones_first() {
        Role onCall = add(acme, some.role(acme, "On call", "cases:read"));
        Role viewer = add(acme, Role.builtIn(BuiltInRole.VIEWER, NOON));
        Role owner = add(acme, Role.builtIn(BuiltInRole.OWNER, NOON));

        assertThat(read(acme, () -> roles().all(acme)).stream().map(Role::id))
                .containsExactly(owner.id(), viewer.id(), onCall.id());
    }

    @Test
    public void a_changed_role_is_kept() {
        Role before = add(acme, some.role(acme, "On call", "cases:read", "cases:write"));
        var draft = new RoleDraft(Option.some("Off call"), List.of("cases:read", "members:read"));
        Role after = before.change(draft, List.of(), owner(acme), NOON.plusSeconds(1))
                .get()
                .state();

        write(acme, () -> roles().save(acme, after, before.version()));

        assertThat(find(acme, before.id()).get().snapshot()).isEqualTo(after.snapshot());
        assertThatThrownBy(() -> write(acme, () -> roles().save(acme, after, before.version())))
                .isInstanceOf(StaleAggregate.class);
    }

    @Test
    public void a_deleted_role_is_gone() {
        Role role = add(acme, some.role(acme, "On call", "cases:read"));

        assertThatThrownBy(() -> write(acme, () -> roles().delete(acme, role.id(), role.version() + 1)))
                .isInstanceOf(StaleAggregate.class);
        write(acme, () -> roles().delete(acme, role.id(), role.version()));

        assertThat(find(acme, role.id()).isEmpty()).isTrue();
        assertThatThrownBy(() -> write(acme, () -> roles().delete(acme, role.id(), role.version())))
                .isInstanceOf(StaleAggregate.class);
    }

    @Test
    public void another_organisation_has_no_such_role() {
        Role role = add(acme, some.role(acme, "On call", "cases:read"));
        Actor eve = some.somewhere();

        assertThat(find(eve, role.id()).isEmpty()).isTrue();
        assertThatThrownBy(() -> write(eve, () -> roles().delete(eve, role.id(), role.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> write(eve, () -> roles().save(eve, role, role.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(acme, role.id()).get().snapshot()).isEqualTo(role.snapshot());
    }
}
