package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.DeliveryObserver;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.Subscriptions;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.persistence.CommittedEvents;
import dev.sextant.shared.persistence.JooqTransactions;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Delivers events to reactions, together with the other nodes on the same database. Every subscriber's lanes are shared among the nodes; a node that stops in order hands its lanes over at once, those of one that is killed or hangs
 * are taken when their lease is over. Order within an aggregate holds over all of that.
 *
 * <p>The database need not be there: what is appended meanwhile elsewhere is delivered when it comes back. Safe for many threads.
 */
public final class Relay implements Subscriptions, CommittedEvents, AutoCloseable {

    private final EventContracts contracts;
    private final LaneKeeper keeper;
    private final Pulse pulse;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * A relay that does not run yet.
     *
     * @param transactions of the application's role; reactions find theirs open in it
     * @param worker connections of the role {@code sextant_worker}; one of them is kept, one more is used by each lane at work for moments
     * @param ids of rows
     * @param contracts tells events in the version that a reaction asked for
     * @param name names this node to people
     * @param reactions who is told from the start; their names must differ
     * @throws IllegalArgumentException when two have the same name
     * @throws dev.sextant.shared.application.BrokenEventContracts when one asks for what cannot be told
     */
    public Relay(
            JooqTransactions transactions,
            DataSource worker,
            IdGenerator ids,
            EventContracts contracts,
            RelaySettings settings,
            String name,
            Collection<Reaction> reactions) {
        this(transactions, worker, ids, contracts, settings, name, reactions, DeliveryObserver.NOBODY);
    }

    /**
     * The same, told of by an observer.
     *
     * @param observer is told what came of deliveries
     */
    public Relay(
            JooqTransactions transactions,
            DataSource worker,
            IdGenerator ids,
            EventContracts contracts,
            RelaySettings settings,
            String name,
            Collection<Reaction> reactions,
            DeliveryObserver observer) {
        this.contracts = contracts;
        UUID node = ids.next();
        var tools = new RelayTools(
                transactions,
                worker,
                new EventContents(contracts),
                new ParkedKeys(worker),
                ids,
                () -> ThreadLocalRandom.current().nextDouble(),
                settings,
                observer);
        this.keeper = new LaneKeeper(tools, new Leases(worker, node, name, settings.lease()));
        reactions.forEach(this::subscribe);
        this.pulse = new Pulse(worker, settings.polling(), keeper::wakeAll, keeper::hasCompany);
    }

    @Override
    public void subscribe(Reaction reaction) {
        if (keeper.reactions().stream().anyMatch(known -> known.name().equals(reaction.name()))) {
            throw new IllegalArgumentException("two reactions are called " + reaction.name());
        }
        contracts.check(reaction.name(), reaction.to());
        keeper.add(reaction);
    }

    /** Begins to deliver. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            keeper.start();
            pulse.start();
        }
    }

    /** Has this node deliver new events at once, and the other nodes look for theirs soon after. */
    @Override
    public void committed(int bucket, Set<String> types) {
        keeper.wake(bucket, types);
        pulse.raise();
    }

    /** Has this node look for whatever is due, such as after somebody has decided about a dead letter. */
    public void look() {
        keeper.wakeAll();
        pulse.raise();
    }

    /** Lets what is being handled be finished, gives every lane to the others, and stops. */
    @Override
    public void close() {
        if (started.get()) {
            pulse.close();
            keeper.close();
        }
    }
}
