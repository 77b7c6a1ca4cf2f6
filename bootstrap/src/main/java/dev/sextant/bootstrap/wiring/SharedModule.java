package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.shared.application.AuditTrail;
import dev.sextant.shared.application.EventCatalogue;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The kernel: clock, ids and the one place that handles every use case. */
public final class SharedModule extends AbstractModule {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final HandlingObserver observer;
    private final EventCatalogue own;

    /** The kernel, telling an observer of everything that is handled. */
    public SharedModule(HandlingObserver observer) {
        this(observer, EventCatalogue.of());
    }

    /**
     * The kernel.
     *
     * @param own what the program around publishes besides
     */
    public SharedModule(HandlingObserver observer, EventCatalogue own) {
        this.observer = observer;
        this.own = own;
    }

    /** Universal time in microseconds, as fine as PostgreSQL keeps it, so that what was written reads back equal. */
    @Provides
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }

    @Provides
    @Singleton
    IdGenerator ids(Clock clock) {
        return new UuidV7(clock, new SecureRandom());
    }

    @Provides
    @Singleton
    EventContracts contracts() {
        return PublishedEvents.contracts(own);
    }

    @Provides
    @Singleton
    Handling handling(Transactions transactions, AuditTrail trail) {
        return new Handling(transactions, trail, observer, System::nanoTime);
    }
}
