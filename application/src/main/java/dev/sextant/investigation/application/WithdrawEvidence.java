package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.EvidenceRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.time.Clock;

/**
 * Counts a piece of evidence that is gone no longer, in every hypothesis of its case that has not ended. What it said stays to be read, marked. The case itself may have ended: what is gone supports nothing. Doing it again changes
 * nothing.
 */
public final class WithdrawEvidence implements UseCase<WithdrawEvidence.Command, Integer, HypothesisError> {

    private final Hypotheses hypotheses;
    private final HypothesisBook book;

    /** The use case. */
    public WithdrawEvidence(Hypotheses hypotheses, CaseDirectory cases, Outbox outbox, Clock clock) {
        this.hypotheses = hypotheses;
        this.book = new HypothesisBook(hypotheses, cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param caseRef the case
     * @param evidence what is gone
     */
    public record Command(CaseRef caseRef, EvidenceRef evidence) {}

    @Override
    public Permission needs() {
        return HypothesisPermissions.WRITE;
    }

    /** Answers how many hypotheses it was withdrawn from. */
    @Override
    public Either<HypothesisError, Integer> handle(Actor actor, Command command) {
        int changed = 0;
        for (Hypothesis each : hypotheses.ofCase(actor, command.caseRef())) {
            boolean rests =
                    each.snapshot().ledger().standing(command.evidence()).isDefined();
            if (rests && !each.state().isTerminal()) {
                var decision = each.withdrawEvidence(command.evidence(), actor.user(), book.now());
                if (decision.isLeft()) {
                    return Either.left(decision.getLeft());
                }
                book.save(actor, each, decision.get());
                changed++;
            }
        }
        return Either.right(changed);
    }
}
