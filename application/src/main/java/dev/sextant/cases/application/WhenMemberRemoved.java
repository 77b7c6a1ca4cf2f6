package dev.sextant.cases.application;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.util.Set;

/**
 * Leaves the open cases of somebody who no longer belongs to the organisation to nobody, whether they left, were removed, or their account was deleted. With a deleted account go the cases that concern nobody else, where the
 * organisation wants that.
 */
public final class WhenMemberRemoved implements Reaction {

    private final Handling handling;
    private final ReleaseCasesOf release;
    private final DeleteCasesOf delete;

    /** The reaction. */
    public WhenMemberRemoved(Handling handling, ReleaseCasesOf release, DeleteCasesOf delete) {
        this.handling = handling;
        this.release = release;
        this.delete = delete;
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
        if (event.data().text("why").equals("user_deleted")) {
            done(gone, handling.run(delete, actor, new DeleteCasesOf.Command(gone)));
        }
        done(gone, handling.run(release, actor, new ReleaseCasesOf.Command(gone)));
    }

    private static void done(UserId gone, Either<DomainError, Integer> answer) {
        answer.peekLeft(refusal -> {
            throw new IllegalStateException("the cases of " + gone + " stay theirs: " + refusal.message());
        });
    }
}
