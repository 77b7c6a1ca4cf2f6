package dev.sextant.cases.application;

import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.List;

/**
 * Deletes the cases that somebody opened who is gone for good, open or ended, where the organisation wants that. A case that somebody else cares for stays, and so does one to which a case leads that stays. Doing it again changes
 * nothing.
 */
public final class DeleteCasesOf implements UseCase<DeleteCasesOf.Command, Integer, CaseError> {

    private final Cases cases;
    private final LegacyOfUsers legacy;
    private final CaseBook book;

    /**
     * The use case.
     *
     * @param legacy whether the organisation wants it
     */
    public DeleteCasesOf(Cases cases, LegacyOfUsers legacy, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.legacy = legacy;
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

    /** Answers how many cases were deleted. */
    @Override
    public Either<CaseError, Integer> handle(Actor actor, Command command) {
        if (!legacy.goes(actor)) {
            return Either.right(0);
        }
        List<CaseId> left = cases.openedBy(actor, command.user());
        int before = left.size();
        int found;
        // A duplicate goes before the case to which it leads, whichever was opened first.
        do {
            found = left.size();
            left = left.stream().filter(id -> stays(actor, id, command.user())).toList();
        } while (left.size() < found);
        return Either.right(before - left.size());
    }

    /** Whether the case stays. */
    private boolean stays(Actor actor, CaseId id, UserId user) {
        return book.read(actor, id, Option.none(), Access.WRITE)
                .toOption()
                .filter(subject -> isOnlyOf(subject, user))
                .flatMap(subject -> subject.delete(cases.mergedInto(actor, id), actor.user(), book.now())
                        .toOption()
                        .peek(decision -> book.delete(actor, subject, decision)))
                .isEmpty();
    }

    private static boolean isOnlyOf(Case subject, UserId user) {
        return subject.snapshot().people().assignee().forAll(user::equals);
    }
}
