package dev.sextant.messaging.application;

import java.time.Duration;
import org.jmolecules.architecture.hexagonal.Port;

/** Waits for what is new to one organisation; for one thread, except for {@link #wake}. */
@Port
public interface EventWatch extends AutoCloseable {

    /** To be called before each read: what the read may miss is news from here on. */
    void look();

    /**
     * Waits until there may be news since the last {@link #look}, somebody calls {@link #wake}, or patience is over.
     *
     * @param at where the last read ended, with nothing more to read
     */
    EventFeed.Waited await(EventPosition at, Duration patience);

    /** Has a thread that waits, or waits next, return. From any thread. */
    void wake();

    @Override
    void close();
}
