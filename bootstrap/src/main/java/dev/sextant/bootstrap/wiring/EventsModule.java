package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.messaging.application.DeadLetterBook;
import dev.sextant.messaging.application.DeliveryCounts;
import dev.sextant.messaging.application.DiscardDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetters;
import dev.sextant.messaging.persistence.JooqDeadLetters;
import dev.sextant.messaging.persistence.RelayBell;
import dev.sextant.messaging.persistence.SqlDeadLetterTenants;
import dev.sextant.messaging.persistence.SqlSubscriberStatus;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.persistence.JooqTransactions;
import java.time.Clock;
import javax.sql.DataSource;

/** What is seen and decided about the delivery of events. */
public final class EventsModule extends AbstractModule {

    private final DataSource worker;

    /**
     * The delivery in a database.
     *
     * @param worker connections of a login that was granted {@code sextant_worker}
     */
    public EventsModule(DataSource worker) {
        this.worker = worker;
    }

    @Provides
    @Singleton
    EventsContext events(
            JooqTransactions transactions,
            Outbox outbox,
            RelayBell bell,
            DeliveryCounts counts,
            IdGenerator ids,
            Clock clock) {
        var letters = new JooqDeadLetters(transactions);
        var book = new DeadLetterBook(letters, outbox, transactions, bell, clock);
        return new EventsContext(
                letters,
                new SqlDeadLetterTenants(worker),
                new SqlSubscriberStatus(worker),
                counts,
                new ReplayDeadLetter(book, ids),
                new ReplayDeadLetters(book, ids),
                new DiscardDeadLetter(book));
    }
}
