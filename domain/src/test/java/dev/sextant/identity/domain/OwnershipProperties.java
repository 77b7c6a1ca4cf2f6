package dev.sextant.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.MemberEvent.Leaving;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever members do to each other in whatever order, an organisation keeps an owner, and nobody ends with more than somebody could give. */
class OwnershipProperties {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<BuiltInRole> ROLES = BuiltInRole.ofOrganization();
    private static final int PEOPLE = 5;

    /** What one member tries on another. */
    record Attempt(int by, int on, int what) {}

    @Property
    void an_organisation_always_has_an_owner(@ForAll("attempts") List<Attempt> attempts) {
        Map<Integer, Membership> members = begin();
        for (Attempt attempt : attempts) {
            Membership by = members.get(attempt.by());
            Membership on = members.get(attempt.on());
            if (by == null || on == null) {
                continue;
            }
            Either<IdentityError, Decision<Membership, MemberEvent>> answer = tries(attempt, by, on, owners(members));
            answer.forEach(decision -> {
                if (attempt.what() < ROLES.size()) {
                    assertNobodyGaveWhatTheyLack(by, on, decision.state());
                    members.put(attempt.on(), decision.state());
                } else {
                    members.remove(attempt.on());
                }
            });
            assertThat(owners(members)).isNotEmpty();
        }
    }

    private static Map<Integer, Membership> begin() {
        Map<Integer, Membership> members = new LinkedHashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            BuiltInRole role = ROLES.get(i % ROLES.size());
            members.put(i, Some.member(role));
        }
        return members;
    }

    private static Set<UserId> owners(Map<Integer, Membership> members) {
        return members.values().stream()
                .filter(Membership::isOwner)
                .map(Membership::userId)
                .collect(Collectors.toSet());
    }

    private static Either<IdentityError, Decision<Membership, MemberEvent>> tries(
            Attempt attempt, Membership by, Membership on, Set<UserId> owners) {
        var authority = new Authority(by.userId(), permissions(by), by.isOwner());
        if (attempt.what() < ROLES.size()) {
            return on.assign(RoleChoice.of(ROLES.get(attempt.what())), Some.builtInRoles(), authority, owners, NOON);
        }
        return attempt.what() == ROLES.size()
                ? on.remove(authority, owners, NOON)
                : on.leave(Leaving.LEFT, owners, NOON);
    }

    private static Set<Permission> permissions(Membership member) {
        return Some.builtInRoles().stream()
                .filter(role -> member.roles().contains(role.id()))
                .flatMap(role -> role.permissions().stream())
                .collect(Collectors.toSet());
    }

    private static void assertNobodyGaveWhatTheyLack(Membership by, Membership before, Membership after) {
        var gained = new HashSet<>(permissions(after));
        gained.removeAll(permissions(before));
        assertThat(permissions(by)).containsAll(gained);
        if (before.isOwner() != after.isOwner()) {
            assertThat(by.isOwner()).isTrue();
        }
    }

    /** However permissions are mixed, a role or a key never carries what its maker lacks. */
    @Property
    void what_is_made_never_carries_more_than_its_maker_has(
            @ForAll("permissionSets") Set<Permission> has, @ForAll("permissionSets") Set<Permission> wants) {
        var by = new Authority(Some.user(), has, false);
        var names = Permissions.names(wants);
        var role = Role.define(
                new RoleId(UUID.randomUUID()), new RoleDraft(Option.some("some"), names), List.of(), by, NOON);
        var key = ApiKey.create(
                new ApiKeyId(UUID.randomUUID()),
                Some.ORG,
                new ApiKeyDraft(Option.some("some"), names, Option.none()),
                "sxt_key_12345678",
                by,
                0,
                NOON);

        assertThat(role.isRight()).isEqualTo(has.containsAll(wants) && !wants.isEmpty());
        assertThat(key.isRight()).isEqualTo(role.isRight());
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.integers().between(0, ROLES.size() + 1))
                .as(Attempt::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Set<Permission>> permissionSets() {
        return Arbitraries.of(Permissions.grantable()).set().ofMaxSize(6);
    }
}
