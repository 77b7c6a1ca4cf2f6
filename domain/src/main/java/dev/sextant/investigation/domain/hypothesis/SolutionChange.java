package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * A step of a solution as somebody would like to take it; nothing of it is checked yet.
 *
 * @param to the stable name of the {@link SolutionState} that it shall have; required
 * @param reason why, in words; required when it failed
 */
public record SolutionChange(Option<String> to, Option<String> reason) {

    private static final TextRule REASON = new TextRule("/reason", 2_000, true, false);

    /** A step without a reason. */
    public static SolutionChange to(SolutionState state) {
        return new SolutionChange(Option.some(state.code()), Option.none());
    }

    /** What remains when everything is in order. */
    record Content(SolutionState to, Option<String> reason) {}

    Either<HypothesisError, Content> check() {
        var report = new FieldReport();
        Option<SolutionState> state =
                report.takeRequired("/state", to, code -> FieldReport.constant("/state", SolutionState.class, code));
        Option<String> why = report.takeIfGiven(reason.map(text -> REASON.check(text.strip())));
        if (state.contains(SolutionState.FAILED) && reason.isEmpty()) {
            report.note("/reason", "required", "must be given when it failed");
        }
        return report.answer(HypothesisError.InvalidFields::new, () -> new Content(state.get(), why));
    }

    /** Every field that is wrong, whatever solution is changed; empty when none is. */
    public List<FieldError> wrongFields() {
        return check().fold(HypothesisError::fields, content -> List.of());
    }
}
