package dev.sextant.benchmarks.events;

import java.util.List;

/** A way to append events in transactions and to have them handled. */
public interface Contestant {

    /** Its name in the table. */
    String name();

    /** The tables that hold its events, as patterns of SQL's {@code LIKE} for their names with their schema. */
    List<String> eventTables();

    /** The other tables that it changes while it works, such as cursors and leases, in the same way. */
    List<String> otherTables();

    /** Begins to deliver, with nothing in its tables. */
    Run start(Handling handling);

    /** Appends and delivers. */
    interface Run extends AutoCloseable {

        /** Appends events in one transaction, and returns when it is committed. Safe for many threads. */
        void append(List<Numbered> events);

        /** Stops delivering. */
        @Override
        void close();
    }
}
