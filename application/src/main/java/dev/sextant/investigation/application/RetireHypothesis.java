package dev.sextant.investigation.application;

import dev.sextant.investigation.application.HypothesisQueries.HypothesisView;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Gives a hypothesis up without its being disproved. */
public final class RetireHypothesis implements UseCase<RetireHypothesis.Command, HypothesisView, HypothesisError> {

    private final HypothesisBook book;

    /** The use case. */
    public RetireHypothesis(Hypotheses hypotheses, CaseDirectory cases, Outbox outbox, Clock clock) {
        this.book = new HypothesisBook(hypotheses, cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param id the hypothesis
     * @param reason why; required
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(HypothesisId id, Option<String> reason, Option<Long> expectedVersion) {}

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
                        found -> found.retire(command.reason(), actor.user(), book.now()))
                .map(HypothesisView::of);
    }
}
