package dev.sextant.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.DomainError.Kind;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaseTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final UserId ada = new UserId(UUID.randomUUID());
    private final Requester asAda = new Requester(ada, Set.of(), false);
    private final CaseId id = new CaseId(UUID.randomUUID());

    private Case consulting() {
        return Case.open(id, CaseDraft.titled("Checkout fails"), ada, NOON)
                .get()
                .state();
    }

    private Case investigating() {
        return to(consulting(), TransitionRequest.investigate("It hurts."), CauseState.NOT_KNOWN)
                .get()
                .state();
    }

    private Case resolved() {
        return to(investigating(), TransitionRequest.resolve("Fixed.", "A pool of two."), CauseState.NOT_KNOWN)
                .get()
                .state();
    }

    private Either<CaseError, Decision<Case, CaseEvent>> to(Case subject, TransitionRequest request, CauseState cause) {
        return subject.transition(request, cause, ada, LATER);
    }

    private static String codeOf(Either<CaseError, ?> answer) {
        return answer.fold(CaseError::code, done -> "done");
    }

    private static List<String> fieldsOf(Either<CaseError, ?> answer) {
        return answer.getLeft().fields().stream().map(FieldError::field).toList();
    }

    @Test
    void a_case_is_opened_as_a_consultation_of_medium_severity() {
        Decision<Case, CaseEvent> opened =
                Case.open(id, CaseDraft.titled("  Checkout fails "), ada, NOON).get();

        assertThat(opened.state().status()).isEqualTo(CaseStatus.CONSULTING);
        assertThat(opened.state().snapshot().text().title().value()).isEqualTo("Checkout fails");
        assertThat(opened.state().version()).isEqualTo(1);
        assertThat(opened.events())
                .containsExactly(new CaseEvent.CaseOpened(id, Severity.MEDIUM, Option.none(), List.of(), ada, NOON));
    }

    @Test
    void every_wrong_field_of_a_draft_is_named() {
        var draft = new CaseDraft(
                Option.some(" "),
                Option.some("x".repeat(10_001)),
                Option.some("urgent"),
                Option.some("user_1"),
                List.of("good", "###", "t".repeat(51)));

        Either<CaseError, ?> refused = Case.open(id, draft, ada, NOON);

        assertThat(refused.getLeft().kind()).isEqualTo(Kind.MALFORMED);
        assertThat(fieldsOf(refused))
                .containsExactly("/title", "/description", "/severity", "/assignee", "/tags/1", "/tags/2");
    }

    @Test
    void a_title_counts_characters_and_not_their_halves() {
        assertThat(Title.of("🚢".repeat(200)).isValid()).isTrue();
        assertThat(Title.of("🚢".repeat(201)).getError().code()).isEqualTo("too_long");
        assertThat(Title.of("\ud83d alone").getError().code()).isEqualTo("invalid_character");
        assertThat(Title.of("two\nlines").getError().code()).isEqualTo("invalid_character");
        assertThat(Description.of("nul \u0000").getError().code()).isEqualTo("invalid_character");
        assertThat(Description.of("two\nlines").isValid()).isTrue();
    }

    @Test
    void an_edit_changes_what_it_names_and_says_what_that_was() {
        var edit = new CaseEdit(
                new Patch.Changed<>("Cart fails"),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Changed<>(ada.toString()));

        Decision<Case, CaseEvent> edited = consulting().edit(edit, asAda, LATER).get();

        assertThat(edited.state().snapshot().text().title().value()).isEqualTo("Cart fails");
        assertThat(edited.state().version()).isEqualTo(2);
        assertThat(edited.events())
                .containsExactly(new CaseEvent.CaseEdited(
                        id, List.of("assignee", "title"), Severity.MEDIUM, Option.some(ada), ada, LATER));
        var cleared =
                new CaseEdit(new Patch.Absent<>(), new Patch.Cleared<>(), new Patch.Absent<>(), new Patch.Cleared<>());
        assertThat(edited.state()
                        .edit(cleared, asAda, LATER)
                        .get()
                        .state()
                        .snapshot()
                        .people()
                        .assignee()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void an_edit_that_changes_nothing_is_no_change() {
        Decision<Case, CaseEvent> same = consulting()
                .edit(CaseEdit.nothing().title("Checkout fails"), asAda, LATER)
                .get();

        assertThat(same.isUnchanged()).isTrue();
        assertThat(same.state().version()).isEqualTo(1);
    }

    @Test
    void title_and_severity_cannot_be_cleared() {
        var edit =
                new CaseEdit(new Patch.Cleared<>(), new Patch.Absent<>(), new Patch.Cleared<>(), new Patch.Absent<>());

        assertThat(fieldsOf(consulting().edit(edit, asAda, LATER))).containsExactly("/title", "/severity");
    }

    @Test
    void a_transition_is_audited() {
        Case investigated = investigating();

        assertThat(investigated.transitions())
                .containsExactly(new Transition(
                        CaseStatus.CONSULTING,
                        CaseStatus.INVESTIGATING,
                        ada,
                        LATER,
                        Option.some("It hurts."),
                        Option.none(),
                        Option.none(),
                        Option.none()));
    }

    @Test
    void a_case_that_was_not_investigated_is_not_resolved() {
        Either<CaseError, ?> refused =
                to(consulting(), TransitionRequest.resolve("Fixed.", "A cause."), CauseState.NOT_KNOWN);

        assertThat(codeOf(refused)).isEqualTo("transition_not_eligible");
        assertThat(refused.getLeft().kind()).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void without_an_answer_about_the_cause_a_person_resolves_with_a_written_one() {
        var without =
                new TransitionRequest(Option.some("resolved"), Option.some("Fixed."), Option.none(), Option.none());

        Either<CaseError, ?> refused = to(investigating(), without, CauseState.NOT_KNOWN);

        assertThat(codeOf(refused)).isEqualTo("transition_needs_info");
        assertThat(fieldsOf(refused)).containsExactly("/cause");
        assertThat(resolved().closureReason()).isEqualTo(Option.some(ClosureReason.RESOLVED));
        assertThat(resolved().cause()).isEqualTo(Option.some("A pool of two."));
        assertThat(resolved().endedAt()).isEqualTo(Option.some(LATER));
    }

    @Test
    void a_case_whose_cause_is_proven_gone_is_resolved_not_closed() {
        var resolve = new TransitionRequest(Option.some("resolved"), Option.none(), Option.none(), Option.none());
        TransitionRequest close = TransitionRequest.close("Enough.", ClosureReason.ABANDONED);

        assertThat(codeOf(to(investigating(), resolve, CauseState.PROVEN_GONE))).isEqualTo("done");
        assertThat(codeOf(to(investigating(), close, CauseState.PROVEN_GONE))).isEqualTo("alternative_suggested");
    }

    @Test
    void a_case_whose_cause_is_not_proven_gone_is_closed_not_resolved() {
        TransitionRequest resolve = TransitionRequest.resolve("Fixed.", "A cause.");
        TransitionRequest close = TransitionRequest.close("Enough.", ClosureReason.ABANDONED);

        Either<CaseError, ?> refused = to(investigating(), resolve, CauseState.NOT_PROVEN);

        assertThat(codeOf(refused)).isEqualTo("alternative_suggested");
        assertThat(refused.getLeft().kind()).isEqualTo(Kind.RULE);
        assertThat(codeOf(to(investigating(), close, CauseState.NOT_PROVEN))).isEqualTo("done");
    }

    @Test
    void closing_an_investigation_needs_a_reason_and_a_consultation_has_one() {
        var close = new TransitionRequest(Option.some("closed"), Option.none(), Option.none(), Option.none());

        assertThat(fieldsOf(to(investigating(), close, CauseState.NOT_KNOWN))).containsExactly("/closure_reason");
        assertThat(to(consulting(), close, CauseState.NOT_KNOWN).get().state().closureReason())
                .isEqualTo(Option.some(ClosureReason.CONSULTING_ONLY));
    }

    @Test
    void a_closure_reason_must_fit() {
        assertThat(codeOf(to(
                        investigating(),
                        TransitionRequest.close("No.", ClosureReason.CONSULTING_ONLY),
                        CauseState.NOT_KNOWN)))
                .isEqualTo("closure_reason_unfit");
        assertThat(codeOf(to(
                        investigating(),
                        TransitionRequest.close("No.", ClosureReason.DUPLICATE),
                        CauseState.NOT_KNOWN)))
                .isEqualTo("closure_reason_unfit");
        assertThat(fieldsOf(to(
                        investigating(), TransitionRequest.close("No.", ClosureReason.RESOLVED), CauseState.NOT_KNOWN)))
                .containsExactly("/closure_reason");
        var odd = new TransitionRequest(
                Option.some("investigating"), Option.some(""), Option.some("benign"), Option.some("A cause."));
        assertThat(fieldsOf(to(consulting(), odd, CauseState.NOT_KNOWN)))
                .containsExactly("/reason", "/closure_reason", "/cause");
        assertThat(fieldsOf(to(
                        consulting(),
                        new TransitionRequest(Option.none(), Option.none(), Option.none(), Option.none()),
                        CauseState.NOT_KNOWN)))
                .containsExactly("/to");
    }

    @Test
    void an_ended_case_takes_no_message_no_edit_and_no_transition_but_tags() {
        Case ended = resolved();
        Message message = Message.write(
                        new MessageId(UUID.randomUUID()), id, Option.none(), Option.some("Hello?"), ada, LATER)
                .get();

        assertThat(codeOf(ended.add(message))).isEqualTo("case_has_ended");
        assertThat(codeOf(ended.edit(CaseEdit.nothing().title("Other"), asAda, LATER)))
                .isEqualTo("case_has_ended");
        assertThat(codeOf(to(ended, TransitionRequest.investigate("Again."), CauseState.NOT_KNOWN)))
                .isEqualTo("transition_not_eligible");
        assertThat(codeOf(ended.tag(Tag.of("tag", "archive").get(), ada, LATER)))
                .isEqualTo("done");
    }

    @Test
    void the_verdicts_of_a_case_cover_every_other_status() {
        assertThat(Verdict.on(consulting(), CauseState.NOT_KNOWN))
                .extracting(Verdict::to, verdict -> verdict.getClass().getSimpleName())
                .containsExactly(
                        tuple(CaseStatus.INVESTIGATING, "Ready"),
                        tuple(CaseStatus.RESOLVED, "NotEligible"),
                        tuple(CaseStatus.CLOSED, "Ready"));
        assertThat(Verdict.on(investigating(), CauseState.NOT_KNOWN))
                .extracting(verdict -> verdict.getClass().getSimpleName())
                .containsExactly("NotEligible", "NeedsInfo", "NeedsInfo");
        assertThat(Verdict.on(investigating(), CauseState.PROVEN_GONE))
                .extracting(verdict -> verdict.getClass().getSimpleName())
                .containsExactly("NotEligible", "Ready", "SuggestsAlternative");
        assertThat(Verdict.on(resolved(), CauseState.PROVEN_GONE))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.NotEligible.class));
    }

    @Test
    void tags_are_one_in_any_spelling_and_bounded() {
        Case tagged = consulting()
                .tag(Tag.of("tag", " Check  Out ").get(), ada, LATER)
                .get()
                .state();

        assertThat(tagged.tags()).containsExactly(new Tag("check-out"));
        assertThat(tagged.tag(Tag.of("tag", "ＣＨＥＣＫ-out").get(), ada, LATER)
                        .get()
                        .isUnchanged())
                .isTrue();
        assertThat(tagged.untag(Tag.of("tag", "other").get(), ada, LATER).isUnchanged())
                .isTrue();
        Case full = IntStream.range(0, Case.MOST_TAGS)
                .boxed()
                .reduce(
                        consulting(),
                        (subject, i) ->
                                subject.tag(new Tag("t" + i), ada, LATER).get().state(),
                        (one, two) -> two);
        assertThat(codeOf(full.tag(new Tag("one-more"), ada, LATER))).isEqualTo("too_many_tags");
    }

    @Test
    void a_duplicate_is_closed_and_leads_to_the_case_that_goes_on() {
        Case target = Case.open(new CaseId(UUID.randomUUID()), CaseDraft.titled("Cart fails"), ada, NOON)
                .get()
                .state();

        Decision<Case, CaseEvent> merged =
                consulting().mergeInto(target, List.of(), ada, LATER).get();

        assertThat(merged.state().status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(merged.state().closureReason()).isEqualTo(Option.some(ClosureReason.DUPLICATE));
        assertThat(merged.state().snapshot().standing().mergedInto()).isEqualTo(Option.some(target.id()));
        assertThat(merged.events()).extracting(CaseEvent::type).containsExactly("case.status_changed", "case.merged");
    }

    @Test
    void a_merge_never_makes_a_circle_a_dead_end_or_a_chain() {
        Case target = Case.open(new CaseId(UUID.randomUUID()), CaseDraft.titled("Cart fails"), ada, NOON)
                .get()
                .state();
        var absorbed = List.of(new CaseId(UUID.randomUUID()));

        assertThat(codeOf(consulting().mergeInto(consulting(), List.of(), ada, LATER)))
                .isEqualTo("merge_into_itself");
        assertThat(codeOf(resolved().mergeInto(target, List.of(), ada, LATER))).isEqualTo("case_has_ended");
        assertThat(codeOf(target.mergeInto(resolved(), List.of(), ada, LATER))).isEqualTo("merge_target_has_ended");
        assertThat(codeOf(consulting().mergeInto(target, absorbed, ada, LATER))).isEqualTo("has_merged_cases");
        assertThat(codeOf(consulting().delete(absorbed, ada, LATER))).isEqualTo("has_merged_cases");
        assertThat(codeOf(resolved().delete(List.of(), ada, LATER))).isEqualTo("done");
    }

    @Test
    void every_wrong_field_of_a_message_is_named() {
        var messageId = new MessageId(UUID.randomUUID());

        assertThat(fieldsOf(Message.write(messageId, id, Option.some("robot"), Option.some(" "), ada, NOON)))
                .containsExactly("/role", "/text");
        assertThat(codeOf(Message.write(messageId, id, Option.none(), Option.some("🚢".repeat(50_000)), ada, NOON)))
                .isEqualTo("done");
        assertThat(Message.write(messageId, id, Option.none(), Option.some("x".repeat(50_001)), ada, NOON)
                        .getLeft()
                        .fields()
                        .getFirst()
                        .code())
                .isEqualTo("too_long");
    }
}
