package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.Inbox;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import java.time.Instant;
import java.util.UUID;

/** An inbox in memory. */
public final class InMemoryInbox implements Inbox {

    private record Note(String subscriber, UUID event, Instant recordedAt) {}

    private final InMemoryTable<Note, Boolean> notes;

    /** An empty inbox. */
    public InMemoryInbox(InMemoryTransactions transactions) {
        this.notes = new InMemoryTable<>(transactions);
    }

    @Override
    public boolean take(Actor actor, String subscriber, UUID event, Instant recordedAt) {
        var note = new Note(subscriber, event, recordedAt);
        boolean first = notes.find(actor, note).isEmpty();
        notes.put(actor, note, true);
        return first;
    }
}
