package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import java.util.Set;

/** Deletes the files of a case that was deleted. Until it has, nobody sees them: who asks for a file is asked for its case first. */
public final class WhenCaseDeleted implements Reaction {

    private final Handling handling;
    private final RemoveFilesOfCase removal;

    /** The reaction. */
    public WhenCaseDeleted(Handling handling, RemoveFilesOfCase removal) {
        this.handling = handling;
        this.removal = removal;
    }

    @Override
    public String name() {
        return "investigation.when_case_deleted";
    }

    @Override
    public Set<EventKind> to() {
        return Set.of(new EventKind("case.deleted", 1));
    }

    @Override
    public Effect effect() {
        return Effect.TRANSACTIONAL;
    }

    @Override
    public Set<Permission> needs() {
        return Set.of(removal.needs());
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        var deleted = new CaseRef(event.subject().id());
        handling.run(removal, actor, new RemoveFilesOfCase.Command(deleted)).peekLeft(refusal -> {
            throw new IllegalStateException("the files of " + deleted + " stay: " + refusal.message());
        });
    }
}
