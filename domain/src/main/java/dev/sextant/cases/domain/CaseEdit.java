package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A partial change of a case as somebody would like it; nothing of it is checked yet.
 *
 * @param title a new title; cannot be cleared
 * @param description a new description; clearing empties it
 * @param severity the stable name of a new {@link Severity}; cannot be cleared
 * @param assignee the {@code user_…} who shall care for the case; clearing leaves nobody
 */
public record CaseEdit(Patch<String> title, Patch<String> description, Patch<String> severity, Patch<String> assignee) {

    /** An edit that changes nothing, to start from. */
    public static CaseEdit nothing() {
        return new CaseEdit(new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Absent<>());
    }

    /** This edit with a title. */
    public CaseEdit title(String text) {
        return new CaseEdit(new Patch.Changed<>(text), description, severity, assignee);
    }

    /** This edit with a severity. */
    public CaseEdit severity(Severity value) {
        return new CaseEdit(title, description, new Patch.Changed<>(value.code()), assignee);
    }

    /** The four fields after an edit. */
    record Content(Title title, Description description, Severity severity, Option<UserId> assignee) {

        /** The names of the fields that differ, in snake_case, sorted. */
        List<String> differencesTo(Content before) {
            var changed = new ArrayList<String>();
            if (!assignee.equals(before.assignee)) {
                changed.add("assignee");
            }
            if (!description.equals(before.description)) {
                changed.add("description");
            }
            if (severity != before.severity) {
                changed.add("severity");
            }
            if (!title.equals(before.title)) {
                changed.add("title");
            }
            return changed;
        }
    }

    Either<CaseError, Content> applyTo(Content before) {
        var report = new FieldReport();
        Option<Title> newTitle = report.take(field(
                title, before.title(), Title::of, () -> Title.RULE.missing().map(Title::new)));
        Option<Description> newDescription = report.take(
                field(description, before.description(), Description::of, () -> Validation.valid(Description.NONE)));
        Option<Severity> newSeverity = report.take(field(
                severity,
                before.severity(),
                CaseDraft::severity,
                () -> Validation.invalid(new FieldError("/severity", "required", "must be given"))));
        Option<Option<UserId>> newAssignee = report.take(field(
                assignee,
                before.assignee(),
                id -> CaseDraft.assignee(id).map(Option::some),
                () -> Validation.valid(Option.none())));
        return report.answer(
                CaseError.InvalidFields::new,
                () -> new Content(newTitle.get(), newDescription.get(), newSeverity.get(), newAssignee.get()));
    }

    /** Every field that is wrong, whatever case is edited; empty when none is. */
    public List<FieldError> wrongFields() {
        var any = new Content(new Title("any"), Description.NONE, Severity.MEDIUM, Option.none());
        return applyTo(any).fold(CaseError::fields, content -> List.of());
    }

    private static <T> Validation<FieldError, T> field(
            Patch<String> patch,
            T before,
            Function<String, Validation<FieldError, T>> changed,
            Supplier<Validation<FieldError, T>> cleared) {
        return switch (patch) {
            case Patch.Absent<String> absent -> Validation.valid(before);
            case Patch.Cleared<String> clear -> cleared.get();
            case Patch.Changed<String> change -> changed.apply(change.value());
        };
    }
}
