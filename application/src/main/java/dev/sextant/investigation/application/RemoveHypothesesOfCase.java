package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.time.Clock;
import java.util.List;

/** Deletes every hypothesis and every solution of a case that is deleted, in the transaction of that deletion or after it; doing it again changes nothing. */
public final class RemoveHypothesesOfCase implements UseCase<RemoveHypothesesOfCase.Command, Integer, HypothesisError> {

    private final Hypotheses hypotheses;
    private final Solutions solutions;
    private final HypothesisBook causes;
    private final SolutionBook book;

    /** The use case. */
    public RemoveHypothesesOfCase(
            Hypotheses hypotheses, Solutions solutions, CaseDirectory cases, Outbox outbox, Clock clock) {
        this.hypotheses = hypotheses;
        this.solutions = solutions;
        this.causes = new HypothesisBook(hypotheses, cases, outbox, clock);
        this.book = new SolutionBook(solutions, outbox);
    }

    /**
     * What is asked for.
     *
     * @param caseRef the case that is deleted
     */
    public record Command(CaseRef caseRef) {}

    @Override
    public Permission needs() {
        return HypothesisPermissions.MANAGE;
    }

    /** Answers how many hypotheses and solutions there were. */
    @Override
    public Either<HypothesisError, Integer> handle(Actor actor, Command command) {
        List<Solution> tried = solutions.ofCase(actor, command.caseRef());
        tried.forEach(each -> book.delete(actor, each, causes.now()));
        List<Hypothesis> thought = hypotheses.ofCase(actor, command.caseRef());
        thought.forEach(each -> causes.delete(actor, each));
        return Either.right(tried.size() + thought.size());
    }
}
