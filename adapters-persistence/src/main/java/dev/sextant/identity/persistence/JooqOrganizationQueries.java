package dev.sextant.identity.persistence;

import dev.sextant.identity.application.OrganizationQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;

/** Questions about the actor's organisation. Its row is the whole organisation, so it is turned into the view by way of it. */
public final class JooqOrganizationQueries implements OrganizationQueries {

    private final JooqOrganizations organizations;

    /** Questions in the transactions of this database. */
    public JooqOrganizationQueries(JooqTransactions transactions) {
        this.organizations = new JooqOrganizations(transactions);
    }

    @Override
    public Either<IdentityError, OrganizationView> own(Actor actor) {
        return organizations
                .find(actor)
                .<IdentityError>toEither(() -> new IdentityError.NotFound(
                        Thing.ORGANIZATION, actor.tenant().toString()))
                .map(OrganizationView::of);
    }
}
