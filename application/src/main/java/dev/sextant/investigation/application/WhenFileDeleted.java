package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.hypothesis.EvidenceRef;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import java.util.Set;

/** Counts a deleted file no longer in the hypotheses that rest on it. */
public final class WhenFileDeleted implements Reaction {

    private final Handling handling;
    private final WithdrawEvidence withdrawal;

    /** The reaction. */
    public WhenFileDeleted(Handling handling, WithdrawEvidence withdrawal) {
        this.handling = handling;
        this.withdrawal = withdrawal;
    }

    @Override
    public String name() {
        return "investigation.when_file_deleted";
    }

    @Override
    public Set<EventKind> to() {
        return Set.of(new EventKind("file.deleted", 1));
    }

    @Override
    public Effect effect() {
        return Effect.TRANSACTIONAL;
    }

    @Override
    public Set<Permission> needs() {
        return Set.of(withdrawal.needs());
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        var file = new FileId(event.subject().id());
        CaseRef caseRef = CaseRef.parse(String.valueOf(event.data().fields().get("case_ref")))
                .getOrElseThrow(wrong -> new IllegalArgumentException(wrong.message()));
        var command = new WithdrawEvidence.Command(caseRef, new EvidenceRef(file.toString()));
        handling.run(withdrawal, actor, command).peekLeft(refusal -> {
            throw new IllegalStateException("hypotheses still rest on " + file + ": " + refusal.message());
        });
    }
}
