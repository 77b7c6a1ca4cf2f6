package dev.sextant.cases.application;

import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.CaseEdit;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Requester;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Leaves the open cases of somebody who is gone to nobody, so that they are seen among those that nobody cares for; ended ones keep who cared for them. Doing it again changes nothing. */
public final class ReleaseCasesOf implements UseCase<ReleaseCasesOf.Command, Integer, CaseError> {

    private final Cases cases;
    private final CaseBook book;

    /** The use case. */
    public ReleaseCasesOf(Cases cases, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.book = new CaseBook(cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param user who is gone
     */
    public record Command(UserId user) {}

    @Override
    public Permission needs() {
        return CasePermissions.MANAGE;
    }

    /** Answers how many cases there were. */
    @Override
    public Either<CaseError, Integer> handle(Actor actor, Command command) {
        int released = 0;
        for (CaseId id : cases.assignedTo(actor, command.user())) {
            Either<CaseError, Boolean> one = release(actor, id, command.user());
            if (one.isLeft()) {
                return Either.left(one.getLeft());
            }
            released += one.get() ? 1 : 0;
        }
        return Either.right(released);
    }

    private Either<CaseError, Boolean> release(Actor actor, CaseId id, UserId user) {
        return book.read(actor, id, Option.none(), Access.WRITE).flatMap(subject -> {
            if (subject.status().isTerminal()
                    || !subject.snapshot().people().assignee().contains(user)) {
                return Either.right(false);
            }
            var nobody = new CaseEdit(
                    new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Cleared<>());
            return subject.edit(nobody, Requester.of(actor), book.now()).map(decision -> {
                book.save(actor, subject, decision);
                return true;
            });
        });
    }
}
