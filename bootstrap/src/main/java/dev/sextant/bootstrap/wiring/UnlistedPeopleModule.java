package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.cases.application.Grantees;
import dev.sextant.cases.application.LegacyOfUsers;
import dev.sextant.metering.application.Subscriptions;
import dev.sextant.metering.domain.Plan;
import dev.sextant.shared.application.PresentPermissions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;

/** In place of the context {@code identity}, where nobody keeps a list of people: a share that means nobody lets nobody in, and nothing is limited. */
final class UnlistedPeopleModule extends AbstractModule {

    @Provides
    @Singleton
    Grantees grantees() {
        return Grantees.unlisted();
    }

    @Provides
    @Singleton
    LegacyOfUsers legacy() {
        return LegacyOfUsers.stays();
    }

    @Provides
    @Singleton
    Subscriptions subscriptions() {
        return new Unlimited();
    }

    /** Nobody is ever shut out: who may do something is decided by whoever calls. */
    @Provides
    @Singleton
    PresentPermissions permissions() {
        return (tenant, user, before) -> Option.some(before);
    }

    private static final class Unlimited implements Subscriptions {
        @Override
        public Plan plan(Actor actor) {
            return Plan.unlimited("local");
        }

        @Override
        public long members(Actor actor) {
            return 1;
        }
    }
}
