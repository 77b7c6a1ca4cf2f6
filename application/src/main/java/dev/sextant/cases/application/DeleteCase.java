package dev.sextant.cases.application;

import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Deletes a case with its messages, for good. What other contexts keep about it goes by the event {@code case.deleted}. */
public final class DeleteCase implements UseCase<DeleteCase.Command, CaseId, CaseError> {

    private final Cases cases;
    private final CaseBook book;

    /** The use case. */
    public DeleteCase(Cases cases, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.book = new CaseBook(cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param id the case
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(CaseId id, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return CasePermissions.MANAGE;
    }

    @Override
    public Either<CaseError, CaseId> handle(Actor actor, Command command) {
        // Kept from other writers whatever version is named: no other case may be merged into this one meanwhile.
        return book.read(actor, command.id(), Option.none(), Access.WRITE)
                .flatMap(subject -> CaseBook.atVersion(subject, command.expectedVersion()))
                .flatMap(subject -> subject.delete(cases.mergedInto(actor, subject.id()), actor.user(), book.now())
                        .map(decision -> {
                            book.delete(actor, subject, decision);
                            return subject.id();
                        }));
    }
}
