package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * Something that could be done about an incident. It is proposed, with what it risks, what it touches and how it is taken back; somebody accepts it, somebody applies it, and then it is seen whether it helped. A fix takes
 * a cause away and belongs to the hypothesis of that cause; a mitigation makes the effect bearable and may come before any cause is known. Each step tells who, when and why.
 */
public final class Solution implements AggregateRoot<Solution, SolutionId> {

    private final SolutionSnapshot now;

    private Solution(SolutionSnapshot now) {
        this.now = now;
    }

    /** Proposes one, at version 1. That its hypothesis is there, in the same case, is the caller's to see. */
    public static Either<HypothesisError, Decision<Solution, SolutionEvent>> propose(
            SolutionId id, CaseRef caseRef, SolutionDraft draft, UserId by, Instant at) {
        return draft.check().map(content -> {
            Remedy remedy = content.remedy();
            var proposed = new SolutionSnapshot(
                    id, 1, caseRef, content.hypothesis(), remedy, SolutionState.PROPOSED, List.of(), by, at, at);
            return Decision.of(
                    new Solution(proposed),
                    new SolutionEvent.SolutionProposed(
                            id, caseRef, content.hypothesis(), remedy.kind(), remedy.risk(), by, at));
        });
    }

    /** Brings back a solution that was kept; decides nothing. */
    public static Solution restore(SolutionSnapshot kept) {
        return new Solution(kept);
    }

    /** Takes the next step. */
    public Either<HypothesisError, Decision<Solution, SolutionEvent>> change(
            SolutionChange change, UserId by, Instant at) {
        return change.check().flatMap(content -> {
            if (!state().canBecome(content.to())) {
                return new HypothesisError.StepNotAllowed(id(), state(), content.to()).refuse();
            }
            var step = new SolutionStep(content.to(), by, at, content.reason());
            return Either.right(Decision.of(new Solution(now.after(step)), event(step)));
        });
    }

    private SolutionEvent event(SolutionStep step) {
        Remedy.Kind kind = now.remedy().kind();
        return switch (step.to()) {
            case PROPOSED -> throw new IllegalStateException("nothing becomes proposed");
            case ACCEPTED -> new SolutionEvent.SolutionAccepted(id(), caseRef(), hypothesis(), step.by(), step.at());
            case APPLIED ->
                new SolutionEvent.SolutionApplied(id(), caseRef(), hypothesis(), kind, step.by(), step.at());
            case VERIFIED ->
                new SolutionEvent.SolutionVerified(id(), caseRef(), hypothesis(), kind, step.by(), step.at());
            case FAILED -> new SolutionEvent.SolutionFailed(id(), caseRef(), hypothesis(), kind, step.by(), step.at());
        };
    }

    /** Deletes it with its case, whatever its state. The state of the decision is the last one it had. */
    public Decision<Solution, SolutionEvent> delete(UserId by, Instant at) {
        return Decision.of(new Solution(now.gone(at)), new SolutionEvent.SolutionDeleted(id(), caseRef(), by, at));
    }

    /** Whether it is a fix that was tried and did not help: then its cause is none, or not alone. */
    public Option<HypothesisId> disprovedHypothesis() {
        return hypothesis()
                .filter(about -> state() == SolutionState.FAILED && now.remedy().kind() == Remedy.Kind.FIX);
    }

    @Override
    public SolutionId getId() {
        return now.id();
    }

    /** Its id. */
    public SolutionId id() {
        return now.id();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** The case that it is about. */
    public CaseRef caseRef() {
        return now.caseRef();
    }

    /** Whose cause it takes away, when it is about one. */
    public Option<HypothesisId> hypothesis() {
        return now.hypothesis();
    }

    /** How far it is. */
    public SolutionState state() {
        return now.state();
    }

    /** Everything that it consists of, for keeping it. */
    public SolutionSnapshot snapshot() {
        return now;
    }
}
