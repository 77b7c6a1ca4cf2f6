package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * A change of status as somebody would like it; nothing of it is checked yet.
 *
 * @param to the stable name of a {@link CaseStatus}; required
 * @param reason why
 * @param closureReason the stable name of a {@link ClosureReason}; only to close a case
 * @param cause the cause in writing; only to resolve a case
 */
public record TransitionRequest(
        Option<String> to, Option<String> reason, Option<String> closureReason, Option<String> cause) {

    private static final TextRule REASON = new TextRule("/reason", TransitionIntent.LONGEST_REASON, true, false);
    private static final TextRule CAUSE = new TextRule("/cause", TransitionIntent.LONGEST_CAUSE, true, false);

    /** A request to investigate. */
    public static TransitionRequest investigate(String reason) {
        return new TransitionRequest(
                Option.some(CaseStatus.INVESTIGATING.code()), Option.some(reason), Option.none(), Option.none());
    }

    /** A request to resolve, with the cause in writing. */
    public static TransitionRequest resolve(String reason, String cause) {
        return new TransitionRequest(
                Option.some(CaseStatus.RESOLVED.code()), Option.some(reason), Option.none(), Option.some(cause));
    }

    /** A request to close. */
    public static TransitionRequest close(String reason, ClosureReason why) {
        return new TransitionRequest(
                Option.some(CaseStatus.CLOSED.code()), Option.some(reason), Option.some(why.code()), Option.none());
    }

    /** The request, well-formed, or every field that is not. */
    Either<CaseError, TransitionIntent> check() {
        var report = new FieldReport();
        Option<CaseStatus> status = report.take(FieldReport.constant("/to", CaseStatus.class, to.getOrElse("")));
        Option<String> why = report.takeIfGiven(reason.map(REASON::check));
        Option<ClosureReason> end = report.takeIfGiven(
                closureReason.map(code -> FieldReport.constant("/closure_reason", ClosureReason.class, code)));
        Option<String> writtenCause = report.takeIfGiven(cause.map(CAUSE::check));
        if (end.isDefined() && status.isDefined() && !fits(end.get(), status.get())) {
            report.note(
                    "/closure_reason",
                    "not_applicable",
                    "does not go with " + status.get().code());
        }
        if (cause.isDefined() && status.exists(target -> target != CaseStatus.RESOLVED)) {
            report.note("/cause", "not_applicable", "is given only to resolve a case");
        }
        return report.answer(
                CaseError.InvalidFields::new, () -> new TransitionIntent(status.get(), why, end, writtenCause));
    }

    /** Every field that is wrong in itself; empty when none is. */
    public List<FieldError> wrongFields() {
        return check().fold(CaseError::fields, intent -> List.of());
    }

    private static boolean fits(ClosureReason end, CaseStatus status) {
        return switch (status) {
            case RESOLVED -> end == ClosureReason.RESOLVED;
            case CLOSED -> end != ClosureReason.RESOLVED;
            case CONSULTING, INVESTIGATING -> false;
        };
    }
}
