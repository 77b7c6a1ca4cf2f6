package dev.sextant.investigation.application;

import dev.sextant.investigation.application.HypothesisQueries.HypothesisView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisEdit;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Changes what a hypothesis says: title, category, failure mode or chain. */
public final class EditHypothesis implements UseCase<EditHypothesis.Command, HypothesisView, HypothesisError> {

    private final HypothesisBook book;

    /** The use case. */
    public EditHypothesis(Hypotheses hypotheses, CaseDirectory cases, Outbox outbox, Clock clock) {
        this.book = new HypothesisBook(hypotheses, cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param caseRef the case of the hypothesis
     * @param id the hypothesis
     * @param edit what shall be different
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(CaseRef caseRef, HypothesisId id, HypothesisEdit edit, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return HypothesisPermissions.WRITE;
    }

    @Override
    public Either<HypothesisError, HypothesisView> handle(Actor actor, Command command) {
        return book.change(
                        actor,
                        command.id(),
                        command.expectedVersion(),
                        found -> found.caseRef().equals(command.caseRef())
                                ? found.edit(command.edit(), actor.user(), book.now())
                                : new HypothesisError.HypothesisNotFound(command.id()).refuse())
                .map(HypothesisView::of);
    }
}
