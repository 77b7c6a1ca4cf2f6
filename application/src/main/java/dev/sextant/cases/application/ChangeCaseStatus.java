package dev.sextant.cases.application;

import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.TransitionRequest;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Takes a case to another status, because a person says so; the facts about its cause are checked in the same transaction. */
public final class ChangeCaseStatus implements UseCase<ChangeCaseStatus.Command, CaseView, CaseError> {

    private final CaseBook book;
    private final CauseProof causeProof;

    /** The use case. */
    public ChangeCaseStatus(Cases cases, Outbox outbox, CauseProof causeProof, Clock clock) {
        this.book = new CaseBook(cases, outbox, clock);
        this.causeProof = causeProof;
    }

    /**
     * What is asked for.
     *
     * @param id the case
     * @param request where the case shall go, and why
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(CaseId id, TransitionRequest request, Option<Long> expectedVersion) {}

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
                Access.WRITE,
                subject -> subject.transition(
                        command.request(), causeProof.of(actor, subject.id()), actor.user(), book.now()));
    }
}
