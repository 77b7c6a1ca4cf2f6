package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.RelayCall;
import dev.sextant.shared.persistence.CommittedEvents;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Between what has something delivered and the relay that comes later, since reactions are made of what writes to the outbox. */
public final class RelayBell implements CommittedEvents, RelayCall {

    private final AtomicReference<CommittedEvents> relay = new AtomicReference<>(UNHEARD);
    private final AtomicReference<RelayCall> looking = new AtomicReference<>(() -> {});

    /** Rings at a relay from now on. */
    public void ringAt(Relay other) {
        relay.set(other);
        looking.set(other::look);
    }

    @Override
    public void committed(int bucket, Set<String> types) {
        relay.get().committed(bucket, types);
    }

    @Override
    public void look() {
        looking.get().look();
    }
}
