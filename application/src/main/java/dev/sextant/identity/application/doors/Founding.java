package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.OrganizationName;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.Slug;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Set;

/** Founds an organisation with its built-in roles and its first owner, in one transaction of the new organisation's plane. */
public final class Founding {

    private final DoorStores stores;
    private final IdGenerator ids;
    private final IdentityBook book;

    /** Founds here. */
    public Founding(DoorStores stores, IdGenerator ids, IdentityBook book) {
        this.stores = stores;
        this.ids = ids;
        this.book = book;
    }

    /** Founds it, or says that another organisation has the short name. */
    Either<IdentityError, Organization> found(User owner, OrganizationName name, Slug slug, Origin origin) {
        var id = new TenantId(ids.next());
        Actor inside = Planes.organization(id, owner.id(), origin);
        Instant now = book.now();
        var founded = Organization.found(id, name, slug, PlanTier.FREE, owner.id(), now);
        return stores.transactions()
                .write(
                        inside,
                        () -> stores.organizations()
                                .add(inside, founded.state())
                                .map(added -> {
                                    // The row was added already, because only the store knows whether the short name is
                                    // free.
                                    book.keep(
                                            inside,
                                            IdentityBook.ORGANIZATION,
                                            founded,
                                            Organization::version,
                                            kept -> {});
                                    BuiltInRole.ofOrganization()
                                            .forEach(role -> stores.roles().add(inside, Role.builtIn(role, now)));
                                    book.keep(
                                            inside,
                                            IdentityBook.MEMBERSHIP,
                                            Membership.begin(
                                                    id, owner, Set.of(BuiltInRole.OWNER.id()), owner.id(), now),
                                            Membership::version,
                                            begun -> stores.memberships().add(inside, begun));
                                    return added;
                                }));
    }
}
