package dev.sextant.bootstrap.bridge;

import dev.sextant.cases.application.LegacyOfUsers;
import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.domain.AfterDeletion;
import dev.sextant.shared.domain.Actor;

/** Tells {@code cases} whether an organisation of {@code identity} wants the work of deleted users to go with them. */
public final class OrganizationsAsHeirs implements LegacyOfUsers {

    private final Organizations organizations;

    /** Over these organisations. */
    public OrganizationsAsHeirs(Organizations organizations) {
        this.organizations = organizations;
    }

    @Override
    public boolean goes(Actor actor) {
        return organizations
                .find(actor)
                .exists(organization -> organization.settings().afterDeletion() == AfterDeletion.DELETE);
    }
}
