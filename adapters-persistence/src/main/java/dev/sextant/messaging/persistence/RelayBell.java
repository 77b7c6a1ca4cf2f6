package dev.sextant.messaging.persistence;

import dev.sextant.shared.persistence.CommittedEvents;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Between an outbox and the relay that comes later, since reactions are made of what writes to the outbox. */
public final class RelayBell implements CommittedEvents {

    private final AtomicReference<CommittedEvents> relay = new AtomicReference<>(UNHEARD);

    /** Rings at a relay from now on. */
    public void ringAt(CommittedEvents other) {
        relay.set(other);
    }

    @Override
    public void committed(int bucket, Set<String> types) {
        relay.get().committed(bucket, types);
    }
}
