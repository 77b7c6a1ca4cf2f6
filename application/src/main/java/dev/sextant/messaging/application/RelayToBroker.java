package dev.sextant.messaging.application;

import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventDefinition;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands every event to a broker, in its newest version, to one topic for each context. Nothing is lost while the broker is away, however long: the relay tries again until the broker has the event. What it will never have, such as an
 * event that is too large, becomes a dead letter, behind which its aggregate waits.
 *
 * <p>After a crash, or when an answer of the broker was lost, events are published again with the same id. The first copies of an aggregate's events stand in order; a later copy may follow later events. What this program knows to be with
 * the broker is not published again by it: while one topic is away and the others take their events, those do not fill up with copies.
 */
public final class RelayToBroker implements Reaction {

    private static final RetryRule UNTIL_IT_SUCCEEDS = RetryRule.endless(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final String OTHERS = "others";

    private final String name;
    private final EventBroker broker;
    private final EventContracts contracts;
    private final CloudEvents envelopes;
    private final String prefix;
    private final Acknowledged acknowledged = new Acknowledged();

    /**
     * A relay.
     *
     * @param name of the subscriber, such as {@code messaging.kafka}: how far it is, is kept under this name
     * @param contracts tell which context an event belongs to
     * @param prefix what the names of topics begin with: events of the context {@code cases} go to {@code prefix.cases}, those of no known context to {@code prefix.others}
     */
    public RelayToBroker(
            String name, EventBroker broker, EventContracts contracts, CloudEvents envelopes, String prefix) {
        this.name = name;
        this.broker = broker;
        this.contracts = contracts;
        this.envelopes = envelopes;
        this.prefix = prefix;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<EventKind> to() {
        return Set.of();
    }

    @Override
    public Effect effect() {
        return Effect.AT_LEAST_ONCE;
    }

    @Override
    public RetryRule retry() {
        return UNTIL_IT_SUCCEEDS;
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        if (acknowledged.has(event.delivery())) {
            return;
        }
        broker.publish(
                new EventBroker.Message(topic(event), envelopes.of(event), event.delivery(), event.recordedAt()));
        acknowledged.note(event.delivery());
    }

    private String topic(ReceivedEvent event) {
        return prefix + "."
                + contracts
                        .find(event.kind().type())
                        .map(EventDefinition::context)
                        .getOrElse(OTHERS);
    }

    /** The last deliveries that the broker has; more than all lanes of a node look at in one go. */
    private static final class Acknowledged {

        private static final int MOST = 50_000;

        private final ReentrantLock lock = new ReentrantLock();
        private final Set<UUID> deliveries = Collections.newSetFromMap(new LinkedHashMap<>() {

            @java.io.Serial
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
                return size() > MOST;
            }
        });

        boolean has(UUID delivery) {
            lock.lock();
            try {
                return deliveries.contains(delivery);
            } finally {
                lock.unlock();
            }
        }

        void note(UUID delivery) {
            lock.lock();
            try {
                deliveries.add(delivery);
            } finally {
                lock.unlock();
            }
        }
    }
}
