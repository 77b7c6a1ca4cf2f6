package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A case as somebody would like to open it; nothing of it is checked yet.
 *
 * @param title what it is called; required
 * @param description what it is about
 * @param severity the stable name of a {@link Severity}; {@code medium} when left out
 * @param assignee the {@code user_…} who cares for it
 * @param tags its first tags
 */
public record CaseDraft(
        Option<String> title,
        Option<String> description,
        Option<String> severity,
        Option<String> assignee,
        List<String> tags) {

    /** Copies the tags. */
    public CaseDraft {
        tags = List.copyOf(tags);
    }

    /** A draft with nothing but a title. */
    public static CaseDraft titled(String title) {
        return new CaseDraft(Option.some(title), Option.none(), Option.none(), Option.none(), List.of());
    }

    /** What remains when everything is in order. */
    record Content(
            Title title, Description description, Severity severity, Option<UserId> assignee, SortedSet<Tag> tags) {}

    Either<CaseError, Content> check() {
        var report = new FieldReport();
        Option<Title> checkedTitle =
                report.take(title.fold(() -> Title.RULE.missing().map(Title::new), Title::of));
        Option<Description> checkedDescription = report.takeIfGiven(description.map(Description::of));
        Option<Severity> checkedSeverity = report.takeIfGiven(severity.map(CaseDraft::severity));
        Option<UserId> checkedAssignee = report.takeIfGiven(assignee.map(CaseDraft::assignee));
        var checkedTags = new TreeSet<Tag>();
        if (tags.size() > Case.MOST_TAGS) {
            report.note("/tags", "too_many", "must have at most " + Case.MOST_TAGS + " tags, has " + tags.size());
        } else {
            for (int i = 0; i < tags.size(); i++) {
                report.take(Tag.of("/tags/" + i, tags.get(i))).forEach(checkedTags::add);
            }
        }
        return report.answer(
                CaseError.InvalidFields::new,
                () -> new Content(
                        checkedTitle.get(),
                        checkedDescription.getOrElse(Description.NONE),
                        checkedSeverity.getOrElse(Severity.MEDIUM),
                        checkedAssignee,
                        checkedTags));
    }

    /** Every field that is wrong; empty when a case can be opened with it. */
    public List<FieldError> wrongFields() {
        return check().fold(CaseError::fields, content -> List.of());
    }

    static Validation<FieldError, Severity> severity(String code) {
        return FieldReport.constant("/severity", Severity.class, code);
    }

    static Validation<FieldError, UserId> assignee(String id) {
        return Validation.fromEither(UserId.parse(id))
                .mapError(error -> new FieldError("/assignee", error.code(), error.message()));
    }
}
