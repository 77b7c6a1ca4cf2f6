package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import java.util.List;
import java.util.Set;

/** Deletes the files, the hypotheses and the solutions of a case that was deleted. Until it has, nobody sees them: who asks for one is asked for its case first. */
public final class WhenCaseDeleted implements Reaction {

    private final Handling handling;
    private final RemoveFilesOfCase files;
    private final RemoveHypothesesOfCase hypotheses;

    /** The reaction. */
    public WhenCaseDeleted(Handling handling, RemoveFilesOfCase files, RemoveHypothesesOfCase hypotheses) {
        this.handling = handling;
        this.files = files;
        this.hypotheses = hypotheses;
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
        // They may need the same.
        return Set.copyOf(List.of(files.needs(), hypotheses.needs()));
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        var deleted = new CaseRef(event.subject().id());
        handling.run(hypotheses, actor, new RemoveHypothesesOfCase.Command(deleted))
                .peekLeft(refusal -> stay("hypotheses", deleted, refusal));
        handling.run(files, actor, new RemoveFilesOfCase.Command(deleted))
                .peekLeft(refusal -> stay("files", deleted, refusal));
    }

    private static void stay(String what, CaseRef deleted, DomainError refusal) {
        throw new IllegalStateException("the " + what + " of " + deleted + " stay: " + refusal.message());
    }
}
