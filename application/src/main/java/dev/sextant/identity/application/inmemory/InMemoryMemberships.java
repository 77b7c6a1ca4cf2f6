package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps memberships in memory. */
public final class InMemoryMemberships implements Memberships {

    private record Key(TenantId organization, UserId user) {}

    private final PlaneTable<Key, Membership> memberships;

    /** Nobody belongs to anything yet. */
    public InMemoryMemberships(InMemoryTransactions transactions) {
        this.memberships = new PlaneTable<>(
                transactions, Membership::organization, membership -> Option.some(membership.userId()));
    }

    private static Key key(Membership membership) {
        return new Key(membership.organization(), membership.userId());
    }

    /** Those of the plane as an organisation's; an account plane has none. */
    Stream<Membership> here(Actor actor) {
        return memberships.all(actor).stream()
                .filter(membership -> membership.organization().equals(actor.tenant()));
    }

    @Override
    public Option<Membership> find(Actor actor, UserId user) {
        return memberships.find(actor, new Key(actor.tenant(), user));
    }

    @Override
    public Option<Membership> findForUpdate(Actor actor, UserId user) {
        return find(actor, user);
    }

    @Override
    public Option<Membership> withEmail(Actor actor, EmailAddress email) {
        return Option.ofOptional(here(actor)
                .filter(membership -> membership.snapshot().email().isSameMailbox(email))
                .findFirst());
    }

    @Override
    public List<Membership> ofUser(Actor actor, UserId user) {
        return memberships.all(actor).stream()
                .filter(membership -> membership.userId().equals(user))
                .sorted(Comparator.comparing(
                                (Membership membership) -> membership.snapshot().joinedAt())
                        .thenComparing(membership -> membership.organization().value()))
                .toList();
    }

    @Override
    public Set<UserId> owners(Actor actor) {
        return here(actor).filter(Membership::isOwner).map(Membership::userId).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int count(Actor actor, int limit) {
        return (int) here(actor).limit(limit).count();
    }

    @Override
    public long carriersOf(Actor actor, RoleId role) {
        return here(actor)
                .filter(membership -> membership.roles().contains(role))
                .count();
    }

    @Override
    public void add(Actor actor, Membership begun) {
        memberships.add(actor, key(begun), begun);
    }

    @Override
    public void save(Actor actor, Membership changed, long readVersion) {
        memberships.replace(actor, key(changed), changed, Membership::version, readVersion);
    }

    @Override
    public void remove(Actor actor, Membership ended, long readVersion) {
        memberships.remove(actor, key(ended), Membership::version, readVersion);
    }
}
