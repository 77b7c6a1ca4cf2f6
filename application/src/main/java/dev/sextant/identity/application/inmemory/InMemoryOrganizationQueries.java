package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.OrganizationQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;

/** Answers questions from what {@link InMemoryOrganizations} keeps. */
public final class InMemoryOrganizationQueries implements OrganizationQueries {

    private final InMemoryOrganizations organizations;

    /** Answers from these. */
    public InMemoryOrganizationQueries(InMemoryOrganizations organizations) {
        this.organizations = organizations;
    }

    @Override
    public Either<IdentityError, OrganizationView> own(Actor actor) {
        return IdentityBook.found(organizations.find(actor), Thing.ORGANIZATION, actor.tenant())
                .map(OrganizationView::of);
    }
}
