package dev.sextant.messaging.application.inmemory;

import dev.sextant.cases.application.CaseCatalogue;
import dev.sextant.messaging.application.EventFeed;
import dev.sextant.messaging.application.EventFeedContract;
import dev.sextant.messaging.application.EventPosition;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryRelay;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

class InMemoryEventFeedTest extends EventFeedContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryRelay relay = new InMemoryRelay(transactions, EventContracts.of(CaseCatalogue.EVENTS));
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, relay, UUID::randomUUID);
    private final InMemoryEventFeed feed = new InMemoryEventFeed();

    @BeforeEach
    void subscribe() {
        relay.subscribe(feed);
    }

    @Override
    protected EventFeed feed() {
        return feed;
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected EventPosition future() {
        return new EventPosition("1000000");
    }
}
