package dev.sextant.investigation.application;

import dev.sextant.investigation.application.SolutionQueries.SolutionView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.investigation.domain.hypothesis.SolutionDraft;
import dev.sextant.investigation.domain.hypothesis.SolutionEvent;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Proposes a solution for a case that is open. When it is about a hypothesis, the case must have it. */
public final class ProposeSolution implements UseCase<ProposeSolution.Command, SolutionView, HypothesisError> {

    private final Hypotheses hypotheses;
    private final CaseDirectory cases;
    private final SolutionBook book;
    private final IdGenerator ids;
    private final Clock clock;

    /** The use case. */
    public ProposeSolution(
            Solutions solutions,
            Hypotheses hypotheses,
            CaseDirectory cases,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.hypotheses = hypotheses;
        this.cases = cases;
        this.book = new SolutionBook(solutions, outbox);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param caseRef the case
     * @param draft what is to be done
     */
    public record Command(CaseRef caseRef, SolutionDraft draft) {}

    @Override
    public Permission needs() {
        return HypothesisPermissions.WRITE;
    }

    @Override
    public Either<HypothesisError, SolutionView> handle(Actor actor, Command command) {
        return HypothesisBook.open(actor, cases, command.caseRef())
                .flatMap(caseRef -> Solution.propose(
                        new SolutionId(ids.next()),
                        caseRef,
                        command.draft(),
                        actor.user(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .flatMap(proposed -> aboutItsCase(actor, proposed))
                .map(proposed -> SolutionView.of(book.add(actor, proposed)));
    }

    private Either<HypothesisError, Decision<Solution, SolutionEvent>> aboutItsCase(
            Actor actor, Decision<Solution, SolutionEvent> proposed) {
        Option<HypothesisId> about = proposed.state().hypothesis();
        boolean known = about.forAll(id -> hypotheses
                .find(actor, id)
                .exists(found -> found.caseRef().equals(proposed.state().caseRef())));
        return known ? Either.right(proposed) : new HypothesisError.HypothesisUnknown(about.get()).refuse();
    }
}
