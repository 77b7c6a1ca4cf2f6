package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A reaction that is enrolled in the database.
 *
 * @param id its number there
 * @param lanes in how many lanes it reads
 * @param reaction what it does
 * @param types the types of events that it wants; empty for all
 */
record Subscriber(int id, int lanes, Reaction reaction, Set<String> types) {

    Subscriber(int id, int lanes, Reaction reaction) {
        this(id, lanes, reaction, reaction.to().stream().map(EventKind::type).collect(Collectors.toUnmodifiableSet()));
    }

    String name() {
        return reaction.name();
    }

    boolean isTransactional() {
        return reaction.effect() == Reaction.Effect.TRANSACTIONAL;
    }
}
