package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** People and things as the tests of this package need them. */
final class Some {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Instant LATER = NOON.plusSeconds(60);
    static final TenantId ORG = new TenantId(UUID.randomUUID());

    private Some() {}

    static UserId user() {
        return new UserId(UUID.randomUUID());
    }

    static EmailAddress email(String text) {
        return EmailAddress.of("/email", text).get();
    }

    static User account(String email) {
        return User.open(
                        user(),
                        email(email),
                        new DisplayName("Ada"),
                        Option.some(new PasswordHash("hash of the first")),
                        false,
                        NOON)
                .state();
    }

    static List<Role> builtInRoles() {
        return BuiltInRole.ofOrganization().stream()
                .map(role -> Role.builtIn(role, NOON))
                .toList();
    }

    static List<Role> rolesWith(Role... more) {
        List<Role> all = new ArrayList<>(builtInRoles());
        all.addAll(List.of(more));
        return all;
    }

    static Membership member(BuiltInRole role) {
        return Membership.begin(ORG, account("ada@example.org"), Set.of(role.id()), user(), NOON)
                .state();
    }

    static Authority authority(BuiltInRole role) {
        return new Authority(user(), role.permissions(), role == BuiltInRole.OWNER);
    }

    static Actor actor(UserId user, Permission... permissions) {
        return new Actor(ORG, user, Set.of(permissions), "req-test", Option.none());
    }

    static Role customRole(String name, String... permissions) {
        var draft = new RoleDraft(Option.some(name), List.of(permissions));
        return Role.define(new RoleId(UUID.randomUUID()), draft, builtInRoles(), authority(BuiltInRole.OWNER), NOON)
                .get()
                .state();
    }

    static String codeOf(Either<IdentityError, ?> answer) {
        return answer.fold(IdentityError::code, done -> "done");
    }

    static SecretDigest digest(String text) {
        return SecretDigest.of(text);
    }
}
