package dev.sextant.bootstrap.bridge;

import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.domain.Organization;
import dev.sextant.shared.application.TenantClocks;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.ZoneId;

/** Tells schedules on whose clocks an organisation of {@code identity} lives. */
public final class OrganizationsAsClocks implements TenantClocks {

    private final Organizations organizations;
    private final ZoneId usual;

    /**
     * Over these organisations.
     *
     * @param usual the clocks of those that have none of their own, and of the other kinds of planes
     */
    public OrganizationsAsClocks(Organizations organizations, ZoneId usual) {
        this.organizations = organizations;
        this.usual = usual;
    }

    @Override
    public ZoneId zone(Actor actor) {
        return zone(organizations.find(actor));
    }

    @Override
    public ZoneId zoneForUpdate(Actor actor) {
        return zone(organizations.findForUpdate(actor));
    }

    private ZoneId zone(Option<Organization> organization) {
        return organization.flatMap(found -> found.settings().timeZone()).getOrElse(usual);
    }
}
