package dev.sextant.cases.application;

import dev.sextant.cases.application.TransitionChoices.ProposalView;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.ProposalId;
import dev.sextant.cases.domain.TransitionRequest;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/**
 * Puts a transition on the table of a case. This is all that the assistant may do about a status: it becomes one only when a person decides so in a later turn, by {@link
 * DecideProposal} or by a bare yes through {@link AddMessage}.
 */
public final class ProposeTransition implements UseCase<ProposeTransition.Command, ProposalView, CaseError> {

    private final CaseBook book;
    private final CauseProof causeProof;
    private final IdGenerator ids;

    /**
     * The use case.
     *
     * @param ids gives the proposal its id
     */
    public ProposeTransition(Cases cases, Outbox outbox, CauseProof causeProof, IdGenerator ids, Clock clock) {
        this.book = new CaseBook(cases, outbox, clock);
        this.causeProof = causeProof;
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param id the case
     * @param request where the case should go, and why
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(CaseId id, TransitionRequest request, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return CasePermissions.WRITE;
    }

    @Override
    public Either<CaseError, ProposalView> handle(Actor actor, Command command) {
        return book.read(actor, command.id(), command.expectedVersion(), Access.WRITE)
                .flatMap(subject -> subject.propose(
                                new ProposalId(ids.next()),
                                command.request(),
                                causeProof.of(actor, subject.id()),
                                actor.user(),
                                book.now())
                        .map(decision -> book.save(actor, subject, decision))
                        .map(kept -> ProposalView.of(kept.proposal().get())));
    }
}
