package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.List;

/**
 * A solution as somebody would like to propose it; nothing of it is checked yet.
 *
 * @param hypothesis the {@code hyp_…} whose cause it takes away; required for a fix, because a mitigation may come before any cause is known
 * @param title what is to be done, as an order; required
 * @param kind the key of a {@link Remedy.Kind}; required
 * @param risk the key of a {@link Remedy.Risk}; required
 * @param reversible whether it can be taken back; required
 * @param rollback how it is taken back; required when it can
 * @param blastRadius what it touches; required
 */
public record SolutionDraft(
        Option<String> hypothesis,
        Option<String> title,
        Option<String> kind,
        Option<String> risk,
        Option<Boolean> reversible,
        Option<String> rollback,
        Option<String> blastRadius) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 2_000;

    /**
     * What remains when everything is in order.
     *
     * @param hypothesis whose cause it takes away, when it is about one
     * @param remedy what is to be done
     */
    record Content(Option<HypothesisId> hypothesis, Remedy remedy) {}

    Either<HypothesisError, Content> check() {
        var report = new FieldReport();
        Option<HypothesisId> about = report.takeIfGiven(hypothesis.map(SolutionDraft::hypothesis));
        Option<String> checkedTitle = report.takeRequired("/title", title, text -> text("/title", text, true));
        Option<Remedy.Kind> checkedKind = report.takeRequired("/kind", kind, SolutionDraft::kind);
        Option<Remedy.Risk> checkedRisk = report.takeRequired("/risk", risk, SolutionDraft::risk);
        Option<String> checkedRollback = report.takeIfGiven(rollback.map(text -> text("/rollback", text, false)));
        Option<String> checkedRadius =
                report.takeRequired("/blast_radius", blastRadius, text -> text("/blast_radius", text, false));
        if (reversible.isEmpty()) {
            report.note("/reversible", "required", "must be given");
        }
        if (reversible.contains(true) && rollback.isEmpty()) {
            report.note("/rollback", "required", "must be given for what can be taken back");
        }
        if (checkedKind.contains(Remedy.Kind.FIX) && hypothesis.isEmpty()) {
            report.note("/hypothesis", "required", "must be given for a fix");
        }
        return report.answer(
                HypothesisError.InvalidFields::new,
                () -> new Content(
                        about,
                        new Remedy(
                                checkedTitle.get(),
                                checkedKind.get(),
                                checkedRisk.get(),
                                reversible.get(),
                                checkedRollback.getOrElse(""),
                                checkedRadius.get())));
    }

    /** Every field that is wrong; empty when a solution can be proposed with it, as far as that can be told without the case. */
    public List<FieldError> wrongFields() {
        return check().fold(HypothesisError::fields, content -> List.of());
    }

    private static Validation<FieldError, String> text(String field, String text, boolean line) {
        return new TextRule(field, line ? LONGEST_TITLE : LONGEST_TEXT, true, line).check(text.strip());
    }

    private static Validation<FieldError, HypothesisId> hypothesis(String id) {
        return Validation.fromEither(HypothesisId.parse(id))
                .mapError(error -> new FieldError("/hypothesis", error.code(), error.message()));
    }

    private static Validation<FieldError, Remedy.Kind> kind(String key) {
        return Remedy.Kind.of(key)
                .toValidation(() -> new FieldError("/kind", "unknown_value", "must be one of mitigation, fix"));
    }

    private static Validation<FieldError, Remedy.Risk> risk(String key) {
        return Remedy.Risk.of(key)
                .toValidation(() -> new FieldError("/risk", "unknown_value", "must be one of low, medium, high"));
    }
}
