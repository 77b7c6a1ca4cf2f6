package dev.sextant.messaging.application;

import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import java.util.List;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * The events of an organisation, one after the other, for whoever reads them at a pace of their own: each exactly once from a position on, those of one aggregate in the order of its versions, none of a transaction that did not commit.
 * Nothing is kept about readers; a reader keeps its position.
 *
 * <p>Every method works in short transactions of its own and is called outside of any. Safe for many threads.
 */
@SecondaryPort
public interface EventFeed {

    /**
     * An event, and where to go on after it.
     *
     * @param event what happened, in the newest version of its shape
     * @param after the position right behind it
     */
    record Told(ReceivedEvent event, EventPosition after) {}

    /**
     * Some events.
     *
     * @param events in their order; may be none although there are more
     * @param next where to go on
     * @param more whether more may be waiting already
     */
    record Slice(List<Told> events, EventPosition next, boolean more) {

        /** Copies the list. */
        public Slice {
            events = List.copyOf(events);
        }
    }

    /**
     * What came of waiting.
     *
     * @param news whether there may be something to read
     * @param position where to go on: the position that was waited at or, when nothing happened to the organisation since, one nearer to the present
     */
    record Waited(boolean news, EventPosition position) {}

    /**
     * The position after everything that is committed now.
     *
     * @throws dev.sextant.shared.application.Unavailable when the database cannot answer now
     */
    EventPosition begin(Actor actor);

    /**
     * Whether a position is one of this database as it is now.
     *
     * @throws dev.sextant.shared.application.Unavailable when the database cannot answer now
     */
    boolean knows(Actor actor, EventPosition position);

    /**
     * Reads on.
     *
     * @param from a position that {@link #knows is known}
     * @param types the type ids that are wanted; empty for all
     * @param most how many events at most, from 1
     * @throws dev.sextant.shared.application.Unavailable when the database cannot answer now
     */
    Slice read(Actor actor, EventPosition from, Set<String> types, int most);

    /** Begins to wait for what is new to the actor's organisation. */
    EventWatch watch(Actor actor);
}
