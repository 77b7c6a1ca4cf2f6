package dev.sextant.cases.application;

import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.Requester;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Ends a share of a case. Who sees the case for another reason, or through another share, goes on seeing it. */
public final class UnshareCase implements UseCase<UnshareCase.Command, CaseView, CaseError> {

    private final CaseBook book;

    /** The use case. */
    public UnshareCase(Cases cases, Outbox outbox, Clock clock) {
        this.book = new CaseBook(cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param id the case
     * @param grantee with whom it shall no longer be shared
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(CaseId id, Grantee grantee, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return CasePermissions.WRITE;
    }

    @Override
    public Either<CaseError, CaseView> handle(Actor actor, Command command) {
        return book.change(
                actor,
                command.id(),
                command.expectedVersion(),
                Access.SHARE,
                subject -> subject.unshare(command.grantee(), Requester.of(actor), book.now()));
    }
}
