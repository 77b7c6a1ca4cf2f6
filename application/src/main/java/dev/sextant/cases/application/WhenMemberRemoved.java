package dev.sextant.cases.application;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import java.util.Set;

/** Leaves the open cases of somebody who no longer belongs to the organisation to nobody, whether they left, were removed, or their account was deleted. */
public final class WhenMemberRemoved implements Reaction {

    private final Handling handling;
    private final ReleaseCasesOf release;

    /** The reaction. */
    public WhenMemberRemoved(Handling handling, ReleaseCasesOf release) {
        this.handling = handling;
        this.release = release;
    }

    @Override
    public String name() {
        return "cases.when_member_removed";
    }

    @Override
    public Set<EventKind> to() {
        return Set.of(new EventKind("member.removed", 1));
    }

    @Override
    public Effect effect() {
        return Effect.TRANSACTIONAL;
    }

    @Override
    public Set<Permission> needs() {
        return Set.of(release.needs());
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        var gone = new UserId(event.data().id("user_id", "user"));
        handling.run(release, actor, new ReleaseCasesOf.Command(gone)).peekLeft(refusal -> {
            throw new IllegalStateException("the cases of " + gone + " stay theirs: " + refusal.message());
        });
    }
}
