package dev.sextant.bootstrap.bridge;

import dev.sextant.investigation.application.RemoveFilesOfCase;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import java.util.List;

/**
 * Deletes the files of a case when the case is deleted, in the same transaction, so that none outlives it. It reacts to the published type of the event, as it will
 * when events are delivered.
 */
public final class FilesFollowTheirCase implements Outbox {

    private static final String CASE_DELETED = "case.deleted";

    private final Outbox outbox;
    private final Handling handling;
    private final RemoveFilesOfCase removal;

    /**
     * In front of an outbox.
     *
     * @param outbox where all events go
     * @param handling runs the removal
     * @param removal removes the files; it appends its own events to {@code outbox}
     */
    public FilesFollowTheirCase(Outbox outbox, Handling handling, RemoveFilesOfCase removal) {
        this.outbox = outbox;
        this.handling = handling;
        this.removal = removal;
    }

    @Override
    public void append(Actor actor, String aggregateType, long aggregateVersion, List<? extends Event> events) {
        outbox.append(actor, aggregateType, aggregateVersion, events);
        events.stream()
                .filter(event -> event.type().equals(CASE_DELETED))
                .forEach(event -> removeFiles(actor, new CaseRef(event.aggregateId())));
    }

    private void removeFiles(Actor actor, CaseRef deleted) {
        var removed = handling.run(removal, actor, new RemoveFilesOfCase.Command(deleted));
        removed.peekLeft(refusal -> {
            throw new IllegalStateException("the files of " + deleted + " stay: " + refusal.message());
        });
    }
}
