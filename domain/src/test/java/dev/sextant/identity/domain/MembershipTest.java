package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.LATER;
import static dev.sextant.identity.domain.Some.NOON;
import static dev.sextant.identity.domain.Some.ORG;
import static dev.sextant.identity.domain.Some.authority;
import static dev.sextant.identity.domain.Some.codeOf;
import static dev.sextant.identity.domain.Some.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.MemberEvent.Leaving;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who belongs to an organisation, as what, and who decides it. */
class MembershipTest {

    private static Either<IdentityError, Decision<Membership, MemberEvent>> assign(
            Membership member, BuiltInRole role, Authority by, UserId... owners) {
        return member.assign(RoleChoice.of(role), Some.builtInRoles(), by, Set.of(owners), LATER);
    }

    @Test
    void a_member_gets_exactly_the_roles_that_were_named() {
        Membership viewer = member(BuiltInRole.VIEWER);
        Authority admin = authority(BuiltInRole.ADMIN);

        Decision<Membership, MemberEvent> assigned =
                assign(viewer, BuiltInRole.MEMBER, admin).get();

        assertThat(assigned.state().roles()).containsExactly(BuiltInRole.MEMBER.id());
        assertThat(assigned.events())
                .containsExactly(new MemberEvent.RoleAssigned(
                        ORG, viewer.userId(), List.of(BuiltInRole.MEMBER.id()), admin.user(), LATER));
        assertThat(assign(viewer, BuiltInRole.VIEWER, admin).get().isUnchanged())
                .isTrue();
    }

    @Test
    void nobody_gives_what_they_lack() {
        Authority lesser = new Authority(Some.user(), Set.of(new Permission("cases:read")), false);

        assertThat(codeOf(assign(member(BuiltInRole.VIEWER), BuiltInRole.MEMBER, lesser)))
                .isEqualTo("may_not_grant");
        assertThat(codeOf(assign(member(BuiltInRole.ADMIN), BuiltInRole.VIEWER, lesser)))
                .isEqualTo("may_not_grant");
    }

    @Test
    void only_owners_make_owners() {
        Membership viewer = member(BuiltInRole.VIEWER);

        assertThat(codeOf(assign(viewer, BuiltInRole.OWNER, authority(BuiltInRole.ADMIN))))
                .isEqualTo("only_owners_decide_on_owners");
        assertThat(assign(viewer, BuiltInRole.OWNER, authority(BuiltInRole.OWNER))
                        .get()
                        .state()
                        .isOwner())
                .isTrue();
    }

    @Test
    void the_last_owner_stays_one() {
        Membership owner = member(BuiltInRole.OWNER);
        UserId other = Some.user();
        Authority by = authority(BuiltInRole.OWNER);

        assertThat(codeOf(assign(owner, BuiltInRole.ADMIN, by, owner.userId()))).isEqualTo("last_owner");
        assertThat(codeOf(assign(owner, BuiltInRole.ADMIN, by, owner.userId(), other)))
                .isEqualTo("done");
        assertThat(codeOf(assign(owner, BuiltInRole.ADMIN, authority(BuiltInRole.ADMIN), owner.userId(), other)))
                .isEqualTo("only_owners_decide_on_owners");
        assertThat(codeOf(owner.remove(by, Set.of(owner.userId()), LATER))).isEqualTo("last_owner");
        assertThat(codeOf(owner.remove(authority(BuiltInRole.ADMIN), Set.of(owner.userId(), other), LATER)))
                .isEqualTo("only_owners_decide_on_owners");
        assertThat(codeOf(owner.leave(Leaving.LEFT, Set.of(owner.userId()), LATER)))
                .isEqualTo("last_owner");
        assertThat(codeOf(owner.leave(Leaving.LEFT, Set.of(owner.userId(), other), LATER)))
                .isEqualTo("done");
    }

    @Test
    void who_leaves_says_why() {
        Membership viewer = member(BuiltInRole.VIEWER);
        Authority admin = authority(BuiltInRole.ADMIN);

        assertThat(viewer.remove(admin, Set.of(Some.user()), LATER).get().events())
                .containsExactly(
                        new MemberEvent.MemberRemoved(ORG, viewer.userId(), Leaving.REMOVED, admin.user(), LATER));
        assertThat(viewer.leaveEmptied(Leaving.USER_DELETED, LATER).events())
                .containsExactly(new MemberEvent.MemberRemoved(
                        ORG, viewer.userId(), Leaving.USER_DELETED, viewer.userId(), LATER));
    }

    @Test
    void roles_that_are_not_there_are_named() {
        Membership viewer = member(BuiltInRole.VIEWER);
        Authority owner = authority(BuiltInRole.OWNER);

        assertThat(codeOf(viewer.assign(
                        RoleChoice.of(BuiltInRole.SUPER_ADMIN), Some.builtInRoles(), owner, Set.of(), LATER)))
                .isEqualTo("unknown_roles");
        assertThat(codeOf(viewer.assign(new RoleChoice(List.of()), Some.builtInRoles(), owner, Set.of(), LATER)))
                .isEqualTo("invalid_fields");
        assertThat(codeOf(
                        viewer.assign(new RoleChoice(List.of("role_1")), Some.builtInRoles(), owner, Set.of(), LATER)))
                .isEqualTo("invalid_fields");
        assertThat(codeOf(viewer.assign(
                        new RoleChoice(
                                Collections.nCopies(11, BuiltInRole.VIEWER.id().toString())),
                        Some.builtInRoles(),
                        owner,
                        Set.of(),
                        LATER)))
                .isEqualTo("invalid_fields");
        assertThatThrownBy(() -> Membership.begin(ORG, Some.account("a@example.org"), Set.of(), Some.user(), NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void groups_of_a_provider_leave_owners_alone() {
        assertThat(member(BuiltInRole.OWNER)
                        .follow(Set.of(BuiltInRole.VIEWER.id()), LATER)
                        .isUnchanged())
                .isTrue();
        assertThat(member(BuiltInRole.ADMIN)
                        .follow(Set.of(BuiltInRole.VIEWER.id()), LATER)
                        .state()
                        .roles())
                .containsExactly(BuiltInRole.VIEWER.id());
    }

    @Test
    void an_api_key_of_an_owner_is_no_owner() {
        Membership owner = member(BuiltInRole.OWNER);
        Actor withKey = Some.actor(owner.userId(), Permissions.MEMBERS_MANAGE);
        Actor withSession = new Actor(ORG, owner.userId(), BuiltInRole.OWNER.permissions(), "req-test", Option.none());
        Actor platform = Some.actor(Some.user(), Permissions.PLATFORM_MANAGE);

        assertThat(Authority.of(withKey, Option.some(owner)).isOwner()).isFalse();
        assertThat(Authority.of(withSession, Option.some(owner)).isOwner()).isTrue();
        assertThat(Authority.of(withSession, Option.none()).isOwner()).isFalse();
        assertThat(Authority.of(platform, Option.none()).isOwner()).isTrue();
    }

    @Test
    void a_membership_follows_the_account() {
        Membership viewer = member(BuiltInRole.VIEWER);
        User renamed = Some.account("ada@example.org")
                .rename(new DisplayName("Ada L."), viewer.userId(), LATER)
                .state();

        Membership after = viewer.withProfileOf(renamed, LATER);

        assertThat(after.snapshot().displayName().value()).isEqualTo("Ada L.");
        assertThat(after.version()).isEqualTo(2);
    }
}
