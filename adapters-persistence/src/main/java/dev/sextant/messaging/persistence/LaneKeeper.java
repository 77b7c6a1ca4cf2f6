package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.Reaction;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the lanes of this node: renews their leases, takes its fair share, gives back what others lack, and keeps a thread at each. */
final class LaneKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LaneKeeper.class);
    private static final int RENEWALS_PER_LEASE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RelayTools tools;
    private final Leases leases;
    /** Places for reactions in this database, which each hold a connection while they work. */
    private final Places atWork;
    /** Places of each subscriber with effects elsewhere: one that waits for somebody slow takes none from the others. */
    private final Map<String, Places> atWorkElsewhere = new ConcurrentHashMap<>();

    private final Courtesy courtesy =
            new Courtesy(System::nanoTime, Runtime.getRuntime().availableProcessors());

    private final Map<Lane.Id, LaneRunner> runners = new ConcurrentHashMap<>();
    private final Loop loop;
    private final List<Reaction> reactions = new CopyOnWriteArrayList<>();
    private volatile List<Subscriber> subscribers = List.of();
    private volatile boolean alone = true;

    LaneKeeper(RelayTools tools, Leases leases) {
        this.tools = tools;
        this.leases = leases;
        this.atWork = places();
        this.loop = new Loop("sextant-lanes", tools.settings().lease().dividedBy(RENEWALS_PER_LEASE), this::keep);
    }

    private Places places() {
        return new Places(tools.settings().parallel());
    }

    private Places places(Subscriber subscriber) {
        return subscriber.isTransactional()
                ? atWork
                : atWorkElsewhere.computeIfAbsent(subscriber.name(), name -> places());
    }

    void start() {
        loop.start();
    }

    /** Takes a reaction into service; it is enrolled with the next look at the leases, which is at once. */
    void add(Reaction reaction) {
        reactions.add(reaction);
        loop.wake();
    }

    /** What is in service. */
    Collection<Reaction> reactions() {
        return reactions;
    }

    /** Wakes the lanes that read events of these types in this bucket. */
    void wake(int bucket, Set<String> types) {
        for (LaneRunner runner : runners.values()) {
            if (runner.lane().reads(bucket, types)) {
                runner.wake();
            }
        }
    }

    void wakeAll() {
        runners.values().forEach(LaneRunner::wake);
    }

    /** Whether there are other nodes. */
    boolean hasCompany() {
        return !alone;
    }

    private void keep() {
        List<Reaction> all = List.copyOf(reactions);
        if (subscribers.size() < all.size()) {
            subscribers = leases.enrol(all, tools.settings().lanes());
        }
        runners.values().removeIf(LaneRunner::isOver);
        long before = System.nanoTime();
        Leases.Renewal renewal = leases.renew(subscribers, lanes());
        runners.forEach((id, runner) -> {
            Duration left = renewal.held().get(id);
            if (left != null) {
                runner.freshUntil(before + left.toNanos());
            } else {
                LOG.info("lane {} went to another node", runner.lane());
                runner.abandon();
            }
        });
        share();
    }

    private Map<Lane.Id, Lane> lanes() {
        var lanes = new ConcurrentHashMap<Lane.Id, Lane>();
        runners.forEach((id, runner) -> lanes.put(id, runner.lane()));
        return lanes;
    }

    private void share() {
        Leases.Company company = leases.company(subscribers);
        alone = company.alone();
        int own = runners.size();
        runners.values().stream().limit(Math.max(0, own - company.fairShare())).forEach(LaneRunner::giveBack);
        long before = System.nanoTime();
        for (Lane lane : leases.take(subscribers, company.fairShare() - own)) {
            var runner = new LaneRunner(lane, tools, leases, places(lane.subscriber()), courtesy);
            runner.freshUntil(before + tools.settings().lease().toNanos());
            runners.put(lane.id(), runner);
            runner.start();
        }
    }

    @Override
    public void close() {
        loop.close();
        runners.values().forEach(LaneRunner::giveBack);
        long until = System.nanoTime() + PATIENCE.toNanos();
        runners.values().forEach(runner -> runner.join(until - System.nanoTime()));
        try {
            leases.leave();
        } catch (RuntimeException away) {
            LOG.debug("this node could not say that it leaves; its lease will run out", away);
        }
    }
}
