package dev.sextant.investigation.application;

import dev.sextant.investigation.application.SolutionQueries.SolutionView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.investigation.domain.hypothesis.SolutionChange;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Takes the next step of a solution: accepts it, applies it, or says whether it helped. A fix that did not help speaks against its hypothesis in the same transaction. */
public final class ChangeSolution implements UseCase<ChangeSolution.Command, SolutionView, HypothesisError> {

    private final Solutions solutions;
    private final Hypotheses hypotheses;
    private final CaseDirectory cases;
    private final SolutionBook book;
    private final HypothesisBook causes;

    /** The use case. */
    public ChangeSolution(Solutions solutions, Hypotheses hypotheses, CaseDirectory cases, Outbox outbox, Clock clock) {
        this.solutions = solutions;
        this.hypotheses = hypotheses;
        this.cases = cases;
        this.book = new SolutionBook(solutions, outbox);
        this.causes = new HypothesisBook(hypotheses, cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param caseRef the case of the solution
     * @param id the solution
     * @param change the step, and why
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(CaseRef caseRef, SolutionId id, SolutionChange change, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return HypothesisPermissions.WRITE;
    }

    @Override
    public Either<HypothesisError, SolutionView> handle(Actor actor, Command command) {
        return HypothesisBook.open(actor, cases, command.caseRef())
                .flatMap(caseRef -> solutions
                        .find(actor, command.id())
                        .filter(found -> found.caseRef().equals(caseRef))
                        .<HypothesisError>toEither(() -> new HypothesisError.SolutionNotFound(command.id())))
                .flatMap(found -> HypothesisBook.atVersion(
                        found, command.id().toString(), found.version(), command.expectedVersion()))
                .flatMap(found -> found.change(command.change(), actor.user(), causes.now())
                        .map(decision -> book.save(actor, found, decision)))
                .flatMap(changed -> demoteCause(actor, changed).map(any -> SolutionView.of(changed)));
    }

    /** A hypothesis that has ended, or went with its case, has nothing to lose. */
    private Either<HypothesisError, Solution> demoteCause(Actor actor, Solution changed) {
        Option<Hypothesis> cause = changed.disprovedHypothesis()
                .flatMap(id -> hypotheses.find(actor, id))
                .filter(found -> !found.state().isTerminal());
        return cause.fold(
                () -> Either.right(changed),
                found -> found.demote(changed.id(), actor.user(), causes.now())
                        .map(decision -> causes.save(actor, found, decision))
                        .map(demoted -> changed));
    }
}
