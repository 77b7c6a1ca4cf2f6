package dev.sextant.messaging.application;

import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** How far each subscriber is with what it is told. Looks at so many events at most, however long the backlog is; not part of anybody's transaction. */
@Port
public interface SubscriberStatus {

    /** Up to how many waiting events are counted. */
    long MOST_COUNTED = 10_000;

    /** What a subscriber waits for. */
    enum HeldUp {
        /** No program serves all of its lanes, so that some events reach nobody. */
        NOT_SERVED,
        /** More has happened than it has handled yet. */
        BACKLOG,
        /** Dead letters wait for a decision, and the later events of the same aggregates behind them. */
        DEAD_LETTERS
    }

    /**
     * How far a subscriber is with the events of one organisation.
     *
     * @param name the subscriber
     * @param lagSeconds how long the oldest event that it has not come to has been waiting, in whole seconds; 0 when there is none
     * @param waiting how many events it has not come to, {@link #MOST_COUNTED} at most
     * @param moreWaiting whether there may be more
     * @param retrying how many events are tried again by themselves
     * @param dead how many events wait for a decision
     * @param nodes how many programs serve it
     * @param heldUpBy what it waits for; none when it waits for nothing
     */
    record SubscriberView(
            String name,
            long lagSeconds,
            long waiting,
            boolean moreWaiting,
            long retrying,
            long dead,
            int nodes,
            Option<HeldUp> heldUpBy) {

        /** With the reason that follows from the figures. */
        public static SubscriberView of(
                String name,
                long lagSeconds,
                long waiting,
                boolean moreWaiting,
                long retrying,
                long dead,
                int nodes,
                boolean served) {
            Option<HeldUp> why = !served
                    ? Option.some(HeldUp.NOT_SERVED)
                    : waiting > 0 ? Option.some(HeldUp.BACKLOG) : Option.when(dead > 0, HeldUp.DEAD_LETTERS);
            return new SubscriberView(name, lagSeconds, waiting, moreWaiting, retrying, dead, nodes, why);
        }
    }

    /**
     * How far a subscriber is with the events of all organisations, and what whoever runs the platform may know besides.
     *
     * @param subscriber the figures
     * @param lanes how many lanes it has
     * @param idleLanes how many of them no program serves
     * @param nodeNames the programs that serve it
     * @param waitsFor the oldest open transaction whose events it cannot see yet; none when there is none
     */
    record LagView(
            SubscriberView subscriber,
            int lanes,
            int idleLanes,
            List<String> nodeNames,
            Option<OpenTransactionView> waitsFor) {

        /** Copies the names. */
        public LagView {
            nodeNames = List.copyOf(nodeNames);
        }
    }

    /** What holds a transaction open. */
    enum Holder {
        /** A session of the database. */
        SESSION,
        /** A prepared transaction, which belongs to no session. */
        PREPARED,
        /** The database does not tell Sextant. */
        UNKNOWN
    }

    /**
     * A transaction that was open when the subscriber looked and still is. Only events of that very transaction are delayed, never those of others; but until it ends, no month of events that it might still add to is removed.
     *
     * @param holder what holds it open
     * @param pid the process of the session
     * @param application what the session calls itself; of a prepared transaction its name
     * @param seconds for how long it has been open; none where the database does not tell
     */
    record OpenTransactionView(Holder holder, Option<Integer> pid, Option<String> application, Option<Long> seconds) {}

    /** What came of forgetting a subscriber. */
    sealed interface Forgotten {

        /**
         * It is gone.
         *
         * @param letters how many dead letters went with it
         */
        record Done(long letters) implements Forgotten {}

        /** There is no such subscriber. */
        record Unknown() implements Forgotten {}

        /** A program still serves it. */
        record Served() implements Forgotten {}
    }

    /** All subscribers, by name, with the events of the actor's organisation alone. */
    List<SubscriberView> own(Actor actor);

    /** All subscribers, by name, with the events of all organisations. */
    List<LagView> all();

    /** Forgets a subscriber that no program has any more, with its dead letters, so that old events need no longer be kept for it. Should it come back, it begins as a new one. */
    Forgotten forget(String name);
}
