package dev.sextant.identity.application;

import dev.sextant.identity.domain.Throttle;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.shared.domain.Actor;
import java.util.List;
import java.util.Map;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps how often something was tried, on the platform's plane. Every method works in the actor's open transaction. */
@SecondaryPort
public interface Throttles {

    /**
     * What was counted, kept from other writers until the transaction ends, also for keys that nobody counted yet. Locks are taken in the order of the keys, whatever the order of the list, so that two callers
     * cannot wait for each other.
     *
     * @return an entry for each key; {@link Throttle#none()} for what was never counted
     */
    Map<ThrottleKey, Throttle> lock(Actor actor, List<ThrottleKey> keys);

    /** Keeps what was counted for keys that are locked. A count of nothing without trust may be forgotten. */
    void save(Actor actor, Map<ThrottleKey, Throttle> counted);
}
