package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.Slug;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Keeps organisations in memory. Transactions run one at a time, so nobody ever waits for a single one. */
public final class InMemoryOrganizations implements Organizations {

    private final PlaneTable<TenantId, Organization> organizations;

    /** No organisation yet. */
    public InMemoryOrganizations(InMemoryTransactions transactions) {
        this.organizations = new PlaneTable<>(transactions, Organization::id, organization -> Option.none());
    }

    @Override
    public Option<Organization> find(Actor actor) {
        return organizations.find(actor, actor.tenant());
    }

    @Override
    public Option<Organization> findForUpdate(Actor actor) {
        return find(actor);
    }

    @Override
    public Either<IdentityError, Organization> add(Actor actor, Organization founded) {
        if (idOf(actor, founded.snapshot().slug()).isDefined()) {
            return Refusal.SLUG_TAKEN.refuse();
        }
        organizations.add(actor, founded.id(), founded);
        return Either.right(founded);
    }

    @Override
    public void save(Actor actor, Organization changed, long readVersion) {
        organizations.replace(actor, changed.id(), changed, Organization::version, readVersion);
    }

    @Override
    public Option<TenantId> idOf(Actor actor, Slug slug) {
        return Option.ofOptional(organizations
                .everywhere(actor)
                .filter(organization -> organization.snapshot().slug().equals(slug))
                .map(Organization::id)
                .findFirst());
    }
}
