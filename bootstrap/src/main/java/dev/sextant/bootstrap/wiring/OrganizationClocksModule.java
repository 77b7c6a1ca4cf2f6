package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.sextant.bootstrap.bridge.OrganizationsAsClocks;
import dev.sextant.shared.application.FollowTenantClocks;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ScheduleBook;
import dev.sextant.shared.application.TenantClocks;
import dev.sextant.shared.application.WhenOrganizationUpdated;
import java.time.ZoneId;

/** The clocks of a server of many organisations, each of which may live on its own; schedules follow them. */
final class OrganizationClocksModule extends AbstractModule {

    private final ZoneId usual;

    /**
     * Clocks.
     *
     * @param usual those of organisations that have none of their own
     */
    OrganizationClocksModule(ZoneId usual) {
        this.usual = usual;
    }

    @Provides
    @Singleton
    TenantClocks clocks(IdentityStores stores) {
        return new OrganizationsAsClocks(stores.organizations(), usual);
    }

    @ProvidesIntoSet
    @Singleton
    Reaction whenOrganizationUpdated(Handling handling, ScheduleBook book) {
        return new WhenOrganizationUpdated(handling, new FollowTenantClocks(book));
    }
}
