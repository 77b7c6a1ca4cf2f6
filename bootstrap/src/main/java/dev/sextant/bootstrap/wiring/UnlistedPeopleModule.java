package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.cases.application.Grantees;

/** In place of the context {@code identity}, where nobody keeps a list of people: a share that means nobody lets nobody in. */
final class UnlistedPeopleModule extends AbstractModule {

    @Provides
    @Singleton
    Grantees grantees() {
        return Grantees.unlisted();
    }
}
