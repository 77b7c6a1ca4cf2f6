package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static dev.sextant.identity.application.IdentityFixtures.account;
import static dev.sextant.identity.application.IdentityFixtures.email;
import static dev.sextant.identity.application.IdentityFixtures.membership;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Memberships} keeps. */
public abstract class MembershipsContract extends StoreContract {

    /** The memberships under test. */
    protected abstract Memberships memberships();

    private final Actor acme = some.somewhere();

    private Membership add(Actor where, Membership begun) {
        write(where, () -> memberships().add(where, begun));
        return begun;
    }

    private Option<Membership> find(Actor where, UserId user) {
        return read(where, () -> memberships().find(where, user));
    }

    @Test
    public void a_membership_comes_back_as_it_was_kept() {
        User ada = some.account();
        Membership member = add(acme, membership(acme, ada, BuiltInRole.OWNER, BuiltInRole.VIEWER));

        assertThat(find(acme, ada.id()).get().snapshot()).isEqualTo(member.snapshot());
        assertThat(change(acme, () -> memberships().findForUpdate(acme, ada.id()))
                        .get()
                        .snapshot())
                .isEqualTo(member.snapshot());
        assertThat(find(acme, some.user()).isEmpty()).isTrue();
    }

    @Test
    public void nobody_belongs_twice() {
        User ada = some.account();
        add(acme, membership(acme, ada, BuiltInRole.VIEWER));

        assertThatThrownBy(() -> add(acme, membership(acme, ada, BuiltInRole.OWNER)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void new_roles_are_kept() {
        User ada = some.account();
        Membership before = add(acme, membership(acme, ada, BuiltInRole.ADMIN, BuiltInRole.VIEWER));
        Membership after = before.follow(Set.of(BuiltInRole.MEMBER.id()), NOON.plusSeconds(1))
                .state();

        write(acme, () -> memberships().save(acme, after, before.version()));

        assertThat(find(acme, ada.id()).get().snapshot()).isEqualTo(after.snapshot());
        assertThatThrownBy(() -> write(acme, () -> memberships().save(acme, after, before.version())))
                .isInstanceOf(StaleAggregate.class);
    }

    @Test
    public void members_are_counted_by_what_they_are() {
        User ada = some.account();
        User bob = some.account();
        User eve = some.account();
        add(acme, membership(acme, ada, BuiltInRole.OWNER, BuiltInRole.VIEWER));
        add(acme, membership(acme, bob, BuiltInRole.VIEWER));
        add(acme, membership(acme, eve, BuiltInRole.OWNER));

        assertThat(read(acme, () -> memberships().owners(acme))).containsExactlyInAnyOrder(ada.id(), eve.id());
        assertThat(read(acme, () -> memberships().carriersOf(acme, BuiltInRole.VIEWER.id())))
                .isEqualTo(2);
        assertThat(read(acme, () -> memberships().carriersOf(acme, BuiltInRole.ADMIN.id())))
                .isZero();
        assertThat(read(acme, () -> memberships().count(acme, 2))).isEqualTo(2);
        assertThat(read(acme, () -> memberships().count(acme, 10))).isEqualTo(3);
    }

    @Test
    public void a_member_is_found_by_address_however_it_is_written() {
        User ada = some.account();
        add(acme, membership(acme, ada, BuiltInRole.VIEWER));
        String shouted = ada.email().value().toUpperCase(Locale.ROOT);

        assertThat(read(acme, () -> memberships().withEmail(acme, email(shouted)))
                        .map(Membership::userId))
                .contains(ada.id());
        assertThat(read(acme, () -> memberships().withEmail(acme, some.email())).isEmpty())
                .isTrue();
        Actor own = account(ada.id());
        assertThat(read(own, () -> memberships().withEmail(own, ada.email())).isEmpty())
                .isTrue();
    }

    @Test
    public void the_own_account_shows_every_membership_and_the_organisation_only_its_own() {
        User ada = some.account();
        Actor other = some.somewhere();
        add(acme, membership(acme, ada, BuiltInRole.VIEWER));
        add(
                other,
                Membership.begin(other.tenant(), ada, Set.of(BuiltInRole.OWNER.id()), ada.id(), NOON.minusSeconds(60))
                        .state());
        Actor own = account(ada.id());

        assertThat(organizations(read(own, () -> memberships().ofUser(own, ada.id()))))
                .containsExactly(other.tenant(), acme.tenant());
        assertThat(organizations(read(acme, () -> memberships().ofUser(acme, ada.id()))))
                .containsExactly(acme.tenant());
        Actor eve = account(some.user());
        assertThat(read(eve, () -> memberships().ofUser(eve, ada.id()))).isEmpty();
        assertThat(find(own, ada.id()).isEmpty()).isTrue();
        assertThat(read(own, () -> memberships().owners(own))).isEmpty();
        assertThat(read(own, () -> memberships().count(own, 10))).isZero();
        assertThat(read(own, () -> memberships().carriersOf(own, BuiltInRole.OWNER.id())))
                .isZero();
    }

    private static List<TenantId> organizations(List<Membership> memberships) {
        return memberships.stream().map(Membership::organization).toList();
    }

    @Test
    public void the_own_account_changes_and_removes_memberships_and_cannot_make_one() {
        User ada = some.account();
        Membership before = add(acme, membership(acme, ada, BuiltInRole.VIEWER));
        Actor own = account(ada.id());
        User renamed = ada.rename(new DisplayName("Ada L."), ada.id(), NOON).state();
        Membership after = before.withProfileOf(renamed, NOON.plusSeconds(1));

        write(own, () -> memberships().save(own, after, before.version()));
        assertThat(find(acme, ada.id()).get().snapshot()).isEqualTo(after.snapshot());

        assertThatThrownBy(() -> write(own, () -> memberships().remove(own, after, before.version())))
                .isInstanceOf(StaleAggregate.class);
        write(own, () -> memberships().remove(own, after, after.version()));
        assertThat(find(acme, ada.id()).isEmpty()).isTrue();
        assertThatThrownBy(() -> write(own, () -> memberships().add(own, before)))
                .isInstanceOf(RuntimeException.class);
        assertThat(find(acme, ada.id()).isEmpty()).isTrue();
    }

    @Test
    public void nobody_else_changes_a_membership() {
        User ada = some.account();
        Membership before = add(acme, membership(acme, ada, BuiltInRole.VIEWER));
        Membership raised = before.follow(Set.of(BuiltInRole.ADMIN.id()), NOON).state();

        for (Actor stranger : List.of(some.somewhere(), account(some.user()), IdentityFixtures.platform())) {
            assertThatThrownBy(() -> write(stranger, () -> memberships().save(stranger, raised, before.version())))
                    .isInstanceOf(StaleAggregate.class);
            assertThatThrownBy(() -> write(stranger, () -> memberships().remove(stranger, before, before.version())))
                    .isInstanceOf(StaleAggregate.class);
        }
        assertThat(find(acme, ada.id()).get().snapshot()).isEqualTo(before.snapshot());
    }

    @Test
    public void who_was_removed_can_come_back() {
        User ada = some.account();
        Membership first = add(acme, membership(acme, ada, BuiltInRole.OWNER));
        write(acme, () -> memberships().remove(acme, first, first.version()));

        Membership second = add(acme, membership(acme, ada, BuiltInRole.VIEWER));

        assertThat(find(acme, ada.id()).get().snapshot()).isEqualTo(second.snapshot());
        assertThat(read(acme, () -> memberships().owners(acme))).isEmpty();
    }
}
