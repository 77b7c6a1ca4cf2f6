package dev.sextant.cases.web;

import dev.sextant.cases.application.CaseFilter;
import dev.sextant.cases.application.CaseSort;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseEdit;
import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.SearchText;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.domain.ShareDraft;
import dev.sextant.cases.domain.Tag;
import dev.sextant.cases.domain.TransitionRequest;
import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.web.Fields;
import dev.sextant.shared.web.Patches;
import dev.sextant.shared.web.Query;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads what clients send about cases. */
final class CaseRequests {

    private static final List<String> SORTS =
            Arrays.stream(CaseSort.values()).map(CaseSort::code).toList();

    private CaseRequests() {}

    static CaseDraft draft(Fields fields) {
        var draft = new CaseDraft(
                fields.textNotNull("title"),
                fields.textNotNull("description"),
                fields.textNotNull("severity"),
                fields.text("assignee"),
                fields.texts("tags"));
        fields.done(draft.wrongFields());
        return draft;
    }

    static CaseEdit edit(Fields fields) {
        var edit = new CaseEdit(
                Patches.notCleared(fields, "title"),
                Patches.notCleared(fields, "description"),
                Patches.notCleared(fields, "severity"),
                patch(fields, "assignee"));
        fields.doneWithSome(edit.wrongFields());
        return edit;
    }

    private static Patch<String> patch(Fields fields, String name) {
        return fields.isNull(name)
                ? new Patch.Cleared<>()
                : fields.text(name).<Patch<String>>fold(Patch.Absent::new, Patch.Changed::new);
    }

    static TransitionRequest transition(Fields fields) {
        var request = new TransitionRequest(
                fields.textNotNull("to"),
                fields.textNotNull("reason"),
                fields.textNotNull("closure_reason"),
                fields.textNotNull("cause"));
        fields.done(request.wrongFields());
        return request;
    }

    static ShareDraft share(Fields fields) {
        var draft = new ShareDraft(fields.textNotNull("grantee"), fields.textNotNull("access"));
        fields.done(draft.wrongFields());
        return draft;
    }

    static CaseFilter filter(Query query) {
        return new CaseFilter(
                one(query, "status", CaseStatus.class),
                one(query, "severity", Severity.class),
                checked(query, query.text("tag").map(tag -> Tag.of("tag", tag))).<Set<Tag>>fold(Set::of, Set::of),
                query.parsed(
                        "assignee",
                        "malformed_id",
                        "It must be an id of the form user_….",
                        id -> option(UserId.parse(id))),
                query.time("created_from"),
                query.time("created_before"));
    }

    static Option<SearchText> search(Query query) {
        return checked(query, query.text("query").map(SearchText::of));
    }

    static CaseSort sort(Query query) {
        if (query.text("query").isDefined() && query.text("sort").isDefined()) {
            query.wrong("sort", "not_applicable", "What is found is ordered by relevance.");
        }
        return query.oneOf("sort", SORTS).flatMap(CaseSort::of).getOrElse(CaseSort.CREATED_AT_DESCENDING);
    }

    private static <E extends Enum<E> & Coded> Set<E> one(Query query, String name, Class<E> type) {
        List<String> codes =
                Arrays.stream(type.getEnumConstants()).map(Coded::code).toList();
        return query.oneOf(name, codes).flatMap(code -> Coded.find(type, code)).<Set<E>>fold(Set::of, Set::of);
    }

    private static <T> Option<T> checked(Query query, Option<Validation<FieldError, T>> value) {
        return value.flatMap(validation -> validation.fold(
                wrong -> {
                    query.wrong(List.of(wrong));
                    return Option.none();
                },
                Option::some));
    }

    private static <T> Option<T> option(Either<?, T> either) {
        return either.isRight() ? Option.some(either.get()) : Option.none();
    }
}
