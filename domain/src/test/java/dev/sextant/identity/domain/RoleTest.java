package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.LATER;
import static dev.sextant.identity.domain.Some.NOON;
import static dev.sextant.identity.domain.Some.authority;
import static dev.sextant.identity.domain.Some.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Roles are named sets of permissions, some of them there from the beginning. */
class RoleTest {

    private final Authority admin = authority(BuiltInRole.ADMIN);

    private static RoleDraft draft(String name, String... permissions) {
        return new RoleDraft(Option.some(name), List.of(permissions));
    }

    private Either<IdentityError, Decision<Role, RoleEvent>> define(RoleDraft draft) {
        return Role.define(new RoleId(UUID.randomUUID()), draft, Some.builtInRoles(), admin, NOON);
    }

    @Test
    void a_role_permits_what_its_maker_put_into_it() {
        Decision<Role, RoleEvent> defined =
                define(draft("On call", "cases:write", "cases:read")).get();

        assertThat(Permissions.names(defined.state().permissions())).containsExactly("cases:read", "cases:write");
        assertThat(defined.events())
                .containsExactly(new RoleEvent.RoleDefined(
                        defined.state().id(),
                        List.of(new Permission("cases:read"), new Permission("cases:write")),
                        admin.user(),
                        NOON));
    }

    @Test
    void nobody_puts_into_a_role_what_they_lack() {
        assertThat(codeOf(define(draft("Boss", "organization:manage")))).isEqualTo("may_not_grant");
        assertThat(define(draft("Boss", "organization:manage")).getLeft().message())
                .contains("organization:manage");
        Role boss = Some.customRole("Boss", "organization:manage", "cases:read");
        assertThat(codeOf(boss.change(draft("Boss", "organization:manage"), List.of(), admin, LATER)))
                .isEqualTo("done");
        assertThat(codeOf(Some.customRole("Boss", "cases:read")
                        .change(draft("Boss", "organization:manage"), List.of(), admin, LATER)))
                .isEqualTo("may_not_grant");
    }

    @Test
    void every_wrong_field_of_a_role_is_named() {
        assertThat(define(new RoleDraft(Option.none(), List.of("cases:burn"))).getLeft().fields().stream()
                        .map(FieldError::field))
                .containsExactly("/name", "/permissions");
        assertThat(define(draft("Empty")).getLeft().fields().getFirst().code()).isEqualTo("required");
        assertThat(codeOf(define(draft("Platform", "platform:manage")))).isEqualTo("invalid_fields");
        assertThat(codeOf(define(draft("Account", "account:manage")))).isEqualTo("invalid_fields");
    }

    @Test
    void no_two_roles_have_the_same_name() {
        assertThat(codeOf(define(draft("OWNER", "cases:read")))).isEqualTo("role_name_taken");
        Role one = Some.customRole("One", "cases:read");
        Role two = Some.customRole("Two", "cases:read");
        assertThat(codeOf(two.change(draft("one", "cases:read"), Some.rolesWith(one, two), admin, LATER)))
                .isEqualTo("role_name_taken");
        assertThat(codeOf(two.change(draft("TWO", "cases:read"), Some.rolesWith(one, two), admin, LATER)))
                .isEqualTo("done");
        assertThat(two.change(draft("Two", "cases:read"), Some.rolesWith(one, two), admin, LATER)
                        .get()
                        .isUnchanged())
                .isTrue();
    }

    @Test
    void an_organisation_has_a_bounded_number_of_roles() {
        List<Role> many = new ArrayList<>();
        for (int i = 0; i < Role.MOST; i++) {
            many.add(Some.customRole("Role " + i, "cases:read"));
        }

        assertThat(codeOf(
                        Role.define(new RoleId(UUID.randomUUID()), draft("One more", "cases:read"), many, admin, NOON)))
                .isEqualTo("too_many_roles");
    }

    @Test
    void built_in_roles_stay_as_they_are() {
        Role owner = Role.builtIn(BuiltInRole.OWNER, NOON);

        assertThat(codeOf(owner.change(draft("King", "cases:read"), List.of(), admin, LATER)))
                .isEqualTo("role_is_built_in");
        assertThat(codeOf(owner.delete(0, admin.user(), LATER))).isEqualTo("role_is_built_in");
    }

    @Test
    void a_role_that_somebody_carries_is_not_deleted() {
        Role one = Some.customRole("One", "cases:read");

        assertThat(codeOf(one.delete(1, admin.user(), LATER))).isEqualTo("role_in_use");
        assertThat(one.delete(0, admin.user(), LATER).get().events())
                .containsExactly(new RoleEvent.RoleDeleted(one.id(), admin.user(), LATER));
    }

    @Test
    void each_built_in_role_permits_more_than_the_next() {
        assertThat(BuiltInRole.OWNER.permissions()).containsAll(BuiltInRole.ADMIN.permissions());
        assertThat(BuiltInRole.ADMIN.permissions()).containsAll(BuiltInRole.MEMBER.permissions());
        assertThat(BuiltInRole.MEMBER.permissions()).containsAll(BuiltInRole.VIEWER.permissions());
        assertThat(BuiltInRole.ADMIN.permissions()).doesNotContain(Permissions.ORGANIZATION_MANAGE);
        for (BuiltInRole role : BuiltInRole.ofOrganization()) {
            assertThat(role.permissions())
                    .doesNotContain(Permissions.PLATFORM_MANAGE, Permissions.ACCOUNT_MANAGE)
                    .isSubsetOf(Permissions.grantable());
        }
        assertThat(Permissions.names(BuiltInRole.VIEWER.permissions()))
                .containsExactly("cases:read", "knowledge:read", "members:read", "organization:read", "schedules:read");
    }

    @Test
    void the_ids_of_built_in_roles_are_the_same_everywhere() {
        assertThat(BuiltInRole.OWNER.id().value()).isEqualTo(UUID.fromString("00000000-0000-7000-8000-000000000001"));
        assertThat(BuiltInRole.SUPER_ADMIN.id().value())
                .isEqualTo(UUID.fromString("00000000-0000-7000-8000-000000000010"));
    }
}
