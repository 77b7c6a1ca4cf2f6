package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Throttles;
import dev.sextant.identity.domain.Throttle;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps in memory how often something was tried. */
public final class InMemoryThrottles implements Throttles {

    private final InMemoryTransactions transactions;
    private final InMemoryTable<ThrottleKey, Throttle> counts;

    /** Nothing was tried yet. */
    public InMemoryThrottles(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.counts = new InMemoryTable<>(transactions);
    }

    @Override
    public Map<ThrottleKey, Throttle> lock(Actor actor, List<ThrottleKey> keys) {
        transactions.require(actor, true);
        Map<ThrottleKey, Throttle> found = new HashMap<>();
        keys.forEach(key -> found.put(key, counts.find(actor, key).getOrElse(Throttle::none)));
        return Map.copyOf(found);
    }

    @Override
    public void save(Actor actor, Map<ThrottleKey, Throttle> counted) {
        counted.forEach((key, count) -> counts.put(actor, key, count));
    }
}
