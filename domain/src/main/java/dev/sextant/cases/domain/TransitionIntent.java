package dev.sextant.cases.domain;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.EnumSet;
import java.util.Set;

/**
 * A wanted change of status, checked in form; whether it may happen is decided by the case and the facts.
 *
 * @param to where the case shall go
 * @param reason why, 1 to 2,000 characters, when somebody said
 * @param closureReason the kind of end, when the case shall be closed
 * @param cause the cause in writing, 1 to 10,000 characters, when the case shall be resolved
 */
public record TransitionIntent(
        CaseStatus to, Option<String> reason, Option<ClosureReason> closureReason, Option<String> cause) {

    /** The greatest length of a reason, in code points. */
    public static final int LONGEST_REASON = 2_000;

    /** The greatest length of a written cause, in code points. */
    public static final int LONGEST_CAUSE = 10_000;

    /** This intent, when its closure reason goes with a case that stands there. */
    Either<CaseError, TransitionIntent> fitting(CaseStatus from) {
        if (closureReason.contains(ClosureReason.DUPLICATE)) {
            return new CaseError.ClosureReasonUnfit(
                            ClosureReason.DUPLICATE, "A duplicate is merged into the case that it duplicates.")
                    .refuse();
        }
        if (closureReason.contains(ClosureReason.CONSULTING_ONLY) && from != CaseStatus.CONSULTING) {
            return new CaseError.ClosureReasonUnfit(
                            ClosureReason.CONSULTING_ONLY, "The case was investigated, not only consulted on.")
                    .refuse();
        }
        return Either.right(this);
    }

    /** What the intent already tells of what a transition may need. */
    Set<Verdict.Need> told() {
        var told = EnumSet.noneOf(Verdict.Need.class);
        if (closureReason.isDefined()) {
            told.add(Verdict.Need.CLOSURE_REASON);
        }
        if (cause.isDefined()) {
            told.add(Verdict.Need.CAUSE);
        }
        return told;
    }
}
