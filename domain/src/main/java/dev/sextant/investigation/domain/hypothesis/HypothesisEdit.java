package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Patch;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.List;
import java.util.function.Function;

/**
 * A partial change of what a hypothesis says, as somebody would like it; nothing of it is checked yet. There is no way to change its points or its state.
 *
 * @param title a new title; cannot be cleared
 * @param category the key of another category; cannot be cleared
 * @param failureMode another failure mode; clearing leaves none
 * @param chain another chain; clearing leaves none
 */
public record HypothesisEdit(
        Patch<String> title, Patch<String> category, Patch<String> failureMode, Patch<ChainDraft> chain) {

    /** An edit of the chain alone. */
    public static HypothesisEdit chain(ChainDraft chain) {
        return new HypothesisEdit(
                new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Changed<>(chain));
    }

    Either<HypothesisError, HypothesisText> applyTo(HypothesisText before) {
        var report = new FieldReport();
        Option<String> newTitle = report.take(kept("/title", title, before.title(), HypothesisDraft::title));
        Option<Category> newCategory =
                report.take(kept("/category", category, before.category(), HypothesisDraft::category));
        Option<String> newMode =
                cleared(failureMode, before.failureMode(), text -> report.take(HypothesisDraft.failureMode(text)));
        Option<CauseChain> newChain = cleared(chain, before.chain(), draft -> draft.check(report));
        return report.answer(
                HypothesisError.InvalidFields::new,
                () -> new HypothesisText(newTitle.get(), newCategory.get(), newMode, newChain));
    }

    /** Every field that is wrong, whatever hypothesis is edited; empty when none is. */
    public List<FieldError> wrongFields() {
        var any = new HypothesisText("any", Category.OTHER, Option.none(), Option.none());
        return applyTo(any).fold(HypothesisError::fields, text -> List.of());
    }

    private static <T> Validation<FieldError, T> kept(
            String field, Patch<String> patch, T before, Function<String, Validation<FieldError, T>> read) {
        return switch (patch) {
            case Patch.Absent<String> absent -> Validation.valid(before);
            case Patch.Cleared<String> clear -> Validation.invalid(new FieldError(field, "required", "must be given"));
            case Patch.Changed<String> change -> read.apply(change.value());
        };
    }

    private static <R, T> Option<T> cleared(Patch<R> patch, Option<T> before, Function<R, Option<T>> read) {
        return switch (patch) {
            case Patch.Absent<R> absent -> before;
            case Patch.Cleared<R> clear -> Option.none();
            case Patch.Changed<R> change -> read.apply(change.value());
        };
    }
}
