package dev.sextant.shared.persistence;

import java.util.Set;

/** Hears of events right after they were committed in this program. */
@FunctionalInterface
public interface CommittedEvents {

    /** The channel on which programs on one database tell each other that there is something new, by empty notifications. */
    String CHANNEL = "sextant_events";

    /** Nobody listens: whoever reads events looks for himself. */
    CommittedEvents UNHEARD = (bucket, types) -> {};

    /**
     * Events of one aggregate were committed. Called on the thread that did; quick, and does not throw.
     *
     * @param bucket the aggregate's {@link EventBucket}
     * @param types their type ids
     */
    void committed(int bucket, Set<String> types);
}
