package dev.sextant.investigation.application;

import dev.sextant.investigation.application.HypothesisQueries.HypothesisView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisDraft;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.time.Clock;

/** Proposes a hypothesis for a case that is open. Its points begin where every hypothesis begins. */
public final class ProposeHypothesis implements UseCase<ProposeHypothesis.Command, HypothesisView, HypothesisError> {

    private final CaseDirectory cases;
    private final HypothesisBook book;
    private final IdGenerator ids;

    /** The use case. */
    public ProposeHypothesis(Hypotheses hypotheses, CaseDirectory cases, Outbox outbox, IdGenerator ids, Clock clock) {
        this.cases = cases;
        this.book = new HypothesisBook(hypotheses, cases, outbox, clock);
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param caseRef the case
     * @param draft what the hypothesis says
     */
    public record Command(CaseRef caseRef, HypothesisDraft draft) {}

    @Override
    public Permission needs() {
        return HypothesisPermissions.WRITE;
    }

    @Override
    public Either<HypothesisError, HypothesisView> handle(Actor actor, Command command) {
        return HypothesisBook.open(actor, cases, command.caseRef())
                .flatMap(caseRef -> Hypothesis.propose(
                        new HypothesisId(ids.next()),
                        caseRef,
                        command.draft(),
                        Hypothesis.PRIOR,
                        actor.user(),
                        book.now()))
                .map(proposed -> HypothesisView.of(book.add(actor, proposed)));
    }
}
