package dev.sextant.cases.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.AddMessage;
import dev.sextant.cases.application.AddMessage.ProposalOutcome;
import dev.sextant.cases.application.CaseFilter;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.CaseQueries.CaseSummary;
import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.application.ChangeCaseStatus;
import dev.sextant.cases.application.DecideProposal;
import dev.sextant.cases.application.DeleteCase;
import dev.sextant.cases.application.EditCase;
import dev.sextant.cases.application.Grantees;
import dev.sextant.cases.application.MergeCases;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.application.ProposeTransition;
import dev.sextant.cases.application.ShareCase;
import dev.sextant.cases.application.TagCase;
import dev.sextant.cases.application.TransitionChoices;
import dev.sextant.cases.application.TransitionChoices.ProposalView;
import dev.sextant.cases.application.TransitionChoices.VerdictView;
import dev.sextant.cases.application.UntagCase;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseEdit;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.CauseState;
import dev.sextant.cases.domain.ClosureReason;
import dev.sextant.cases.domain.ProposalAnswer;
import dev.sextant.cases.domain.SearchText;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.domain.ShareDraft;
import dev.sextant.cases.domain.TransitionRequest;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The life of cases, told over the fakes through everything that a program would call. */
class CaseStoryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00.123456789Z"), ZoneOffset.UTC);

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
    private final InMemoryCases cases = new InMemoryCases(transactions);
    private final InMemoryCaseQueries queries = new InMemoryCaseQueries(cases);
    private final IdGenerator ids = new UuidV7(CLOCK, new Random(1));
    private final Handling handling = new Handling(transactions, (name, actor, outcome, took) -> {}, System::nanoTime);
    /** What is known about the cause; the story changes it. */
    private CauseState cause = CauseState.NOT_KNOWN;

    private final Actor ada = Actors.somewhere(CasePermissions.READ, CasePermissions.WRITE, CasePermissions.MANAGE);
    private final Actor assistant = Actors.in(ada.tenant(), CasePermissions.READ, CasePermissions.WRITE);

    private <C, R, E extends DomainError> Either<DomainError, R> tries(Actor actor, UseCase<C, R, E> what, C command) {
        return handling.run(what, actor, command);
    }

    private <C, R, E extends DomainError> R does(Actor actor, UseCase<C, R, E> what, C command) {
        return tries(actor, what, command).getOrElseThrow(refusal -> new AssertionError(refusal.toString()));
    }

    private CaseView opens(String title) {
        return does(ada, new OpenCase(cases, outbox, ids, CLOCK), new OpenCase.Command(CaseDraft.titled(title)));
    }

    /** A case on which the assistant works too. */
    private CaseId opensWithAssistant(String title) {
        CaseId id = idOf(opens(title));
        var share = new ShareDraft(Option.some(assistant.user().toString()), Option.some("write"));
        does(
                ada,
                new ShareCase(cases, Grantees.unlisted(), outbox, CLOCK),
                new ShareCase.Command(id, share, Option.none()));
        return id;
    }

    private AddMessage.Added says(Actor actor, CaseId id, String role, String text) {
        return does(
                actor,
                new AddMessage(cases, cases, outbox, (who, which) -> cause, ids, CLOCK),
                new AddMessage.Command(id, Option.some(role), Option.some(text)));
    }

    private ProposalView proposes(CaseId id, TransitionRequest request) {
        return does(
                assistant,
                new ProposeTransition(cases, outbox, (who, which) -> cause, ids, CLOCK),
                new ProposeTransition.Command(id, request, Option.none()));
    }

    private Either<DomainError, CaseView> moves(CaseId id, TransitionRequest request, Option<Long> version) {
        return tries(
                ada,
                new ChangeCaseStatus(cases, outbox, (who, which) -> cause, CLOCK),
                new ChangeCaseStatus.Command(id, request, version));
    }

    private static CaseId idOf(CaseView view) {
        return CaseId.parse(view.id()).get();
    }

    private CaseView sees(CaseId id) {
        return handling.ask("CaseQueries.byId", CasePermissions.READ, ada, () -> queries.byId(ada, id))
                .get();
    }

    private List<String> happened() {
        return outbox.entries(ada).stream().map(entry -> entry.event().type()).toList();
    }

    @Test
    void a_problem_is_asked_about_investigated_and_resolved_by_people_while_the_assistant_only_proposes() {
        CaseId id = opensWithAssistant("Checkout fails");
        assertThat(says(ada, id, "user", "Every third request.").proposalOutcome())
                .isEqualTo(ProposalOutcome.NONE);
        proposes(id, TransitionRequest.investigate("The errors do not stop."));

        assertThat(says(assistant, id, "assistant", "yes").proposalOutcome()).isEqualTo(ProposalOutcome.NONE);
        assertThat(says(ada, id, "user", "Yes, but how long will it take?").proposalOutcome())
                .isEqualTo(ProposalOutcome.LEFT_OPEN);
        assertThat(sees(id).status()).isEqualTo(CaseStatus.CONSULTING);
        AddMessage.Added yes = says(ada, id, "user", "Yes, go ahead.");
        assertThat(yes.proposalOutcome()).isEqualTo(ProposalOutcome.CONFIRMED);
        assertThat(yes.caseStatus()).isEqualTo(CaseStatus.INVESTIGATING);

        CaseView resolved = moves(
                        id,
                        TransitionRequest.resolve("No error for a day.", "The pool had two connections."),
                        Option.some(yes.caseVersion()))
                .get();

        assertThat(resolved.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(resolved.cause()).isEqualTo(Option.some("The pool had two connections."));
        assertThat(resolved.updatedAt()).isEqualTo(Instant.parse("2026-11-21T12:00:00.123456Z"));
        assertThat(sees(id)).isEqualTo(resolved);
        assertThat(happened())
                .containsExactly(
                        "case.opened",
                        "case.shared",
                        "case.message_added",
                        "case.transition_proposed",
                        "case.message_added",
                        "case.message_added",
                        "case.message_added",
                        "case.status_changed",
                        "case.status_changed");
    }

    @Test
    void a_no_with_substance_withdraws_the_proposal_and_is_kept() {
        CaseId id = opensWithAssistant("Checkout fails");
        proposes(id, TransitionRequest.investigate("The errors do not stop."));

        assertThat(says(ada, id, "user", "No, they stopped at noon.").proposalOutcome())
                .isEqualTo(ProposalOutcome.WITHDRAWN);

        assertThat(sees(id).messageCount()).isEqualTo(1);
        assertThat(says(ada, id, "user", "yes").proposalOutcome()).isEqualTo(ProposalOutcome.NONE);
        assertThat(sees(id).status()).isEqualTo(CaseStatus.CONSULTING);
    }

    @Test
    void a_yes_that_comes_after_the_facts_changed_is_kept_and_changes_no_status() {
        CaseId id = opensWithAssistant("Checkout fails");
        moves(id, TransitionRequest.investigate("It hurts."), Option.none()).get();
        proposes(id, TransitionRequest.close("Nobody cares.", ClosureReason.ABANDONED));
        cause = CauseState.PROVEN_GONE;

        AddMessage.Added late = says(ada, id, "user", "yes");

        assertThat(late.proposalOutcome()).isEqualTo(ProposalOutcome.OVERTAKEN);
        assertThat(late.caseStatus()).isEqualTo(CaseStatus.INVESTIGATING);
        assertThat(sees(id).messageCount()).isEqualTo(1);
        assertThat(happened()).endsWith("case.message_added", "case.proposal_dismissed");
    }

    @Test
    void a_person_decides_explicitly_on_a_proposal() {
        CaseId id = opensWithAssistant("Checkout fails");
        ProposalView proposal = proposes(id, TransitionRequest.investigate("The errors do not stop."));
        var confirm = new ProposalAnswer(Option.some(proposal.id()), Option.some("confirm"));
        var decide = new DecideProposal(cases, outbox, (who, which) -> cause, CLOCK);

        CaseView decided = does(ada, decide, new DecideProposal.Command(id, confirm, Option.some(sees(id).version())));

        assertThat(decided.status()).isEqualTo(CaseStatus.INVESTIGATING);
        assertThat(tries(ada, decide, new DecideProposal.Command(id, confirm, Option.none()))
                        .getLeft()
                        .code())
                .isEqualTo("proposal_not_pending");
    }

    @Test
    void the_choices_of_a_case_are_what_a_client_draws_its_buttons_from() {
        CaseId id = idOf(opens("Checkout fails"));
        moves(id, TransitionRequest.investigate("It hurts."), Option.none()).get();
        var choices = new TransitionChoices(cases, (who, which) -> cause);

        var view = handling.ask("TransitionChoices.of", CasePermissions.READ, ada, () -> choices.of(ada, id))
                .get();

        assertThat(view.verdicts())
                .containsExactly(
                        new VerdictView(
                                CaseStatus.CONSULTING,
                                "not_eligible",
                                List.of(),
                                Option.none(),
                                Option.some("A case does not go back to consulting.")),
                        new VerdictView(
                                CaseStatus.RESOLVED, "needs_info", List.of("cause"), Option.none(), Option.none()),
                        new VerdictView(
                                CaseStatus.CLOSED,
                                "needs_info",
                                List.of("closure_reason"),
                                Option.none(),
                                Option.none()));
        assertThat(view.history()).hasSize(1);
    }

    @Test
    void who_knows_an_older_version_is_refused_and_changes_nothing() {
        CaseView opened = opens("Checkout fails");
        CaseId id = idOf(opened);
        var edit = new EditCase(cases, outbox, CLOCK);
        does(
                ada,
                edit,
                new EditCase.Command(id, CaseEdit.nothing().severity(Severity.HIGH), Option.some(opened.version())));

        var refused = tries(
                ada, edit, new EditCase.Command(id, CaseEdit.nothing().title("Late"), Option.some(opened.version())));

        assertThat(refused.getLeft().kind()).isEqualTo(DomainError.Kind.STALE);
        assertThat(sees(id).title()).isEqualTo("Checkout fails");
        assertThat(happened()).containsExactly("case.opened", "case.edited");
    }

    @Test
    void tags_gather_cases_and_come_off_again() {
        CaseId id = idOf(opens("Checkout fails"));
        does(ada, new TagCase(cases, outbox, CLOCK), new TagCase.Command(id, "Prod", Option.none()));
        does(ada, new TagCase(cases, outbox, CLOCK), new TagCase.Command(id, "prod", Option.none()));

        assertThat(does(ada, new UntagCase(cases, outbox, CLOCK), new UntagCase.Command(id, "PROD", Option.none()))
                        .tags())
                .isEmpty();
        assertThat(happened()).containsExactly("case.opened", "case.tagged", "case.untagged");
        assertThat(tries(ada, new TagCase(cases, outbox, CLOCK), new TagCase.Command(id, "!", Option.none()))
                        .getLeft()
                        .fields())
                .hasSize(1);
    }

    @Test
    void a_duplicate_is_merged_stays_readable_and_is_deleted_before_what_it_leads_to() {
        CaseId duplicate = idOf(opens("Cart fails"));
        CaseId target = idOf(opens("Checkout fails"));
        says(ada, duplicate, "user", "Seen in a zeppelin.");
        var merge = new MergeCases(cases, outbox, CLOCK);

        CaseView merged =
                does(ada, merge, new MergeCases.Command(duplicate, Option.some(target.toString()), Option.none()));

        assertThat(merged.mergedInto()).isEqualTo(Option.some(target.toString()));
        assertThat(merged.closureReason()).isEqualTo(Option.some(ClosureReason.DUPLICATE));
        List<String> found = transactions
                .read(
                        ada,
                        () -> queries.search(
                                ada, SearchText.of("zeppelin").get(), CaseFilter.all(), PageRequest.first()))
                .items()
                .stream()
                .map(CaseSummary::id)
                .toList();
        assertThat(found).containsExactly(duplicate.toString());

        var delete = new DeleteCase(cases, outbox, CLOCK);
        assertThat(tries(ada, delete, new DeleteCase.Command(target, Option.none()))
                        .getLeft()
                        .code())
                .isEqualTo("has_merged_cases");
        does(ada, delete, new DeleteCase.Command(duplicate, Option.none()));
        does(ada, delete, new DeleteCase.Command(target, Option.none()));
        assertThat(transactions.read(ada, () -> queries.byId(ada, duplicate)).isLeft())
                .isTrue();
        assertThat(happened()).endsWith("case.merged", "case.deleted", "case.deleted");
    }

    @Test
    void a_merge_needs_a_case_to_merge_into() {
        CaseId id = idOf(opens("Cart fails"));
        var merge = new MergeCases(cases, outbox, CLOCK);

        assertThat(tries(ada, merge, new MergeCases.Command(id, Option.none(), Option.none()))
                        .getLeft()
                        .fields())
                .hasSize(1);
        var nowhere = new CaseId(ids.next());
        assertThat(tries(ada, merge, new MergeCases.Command(id, Option.some(nowhere.toString()), Option.none()))
                        .getLeft()
                        .code())
                .isEqualTo("merge_target_not_found");
        assertThat(tries(ada, merge, new MergeCases.Command(nowhere, Option.some(id.toString()), Option.none()))
                        .getLeft()
                        .code())
                .isEqualTo("case_not_found");
    }

    @Test
    void who_may_only_write_cannot_delete_and_a_stranger_finds_nothing() {
        CaseId id = idOf(opens("Checkout fails"));
        Actor stranger = Actors.somewhere(CasePermissions.READ, CasePermissions.WRITE, CasePermissions.MANAGE);
        var delete = new DeleteCase(cases, outbox, CLOCK);

        assertThat(tries(assistant, delete, new DeleteCase.Command(id, Option.none()))
                        .getLeft()
                        .kind())
                .isEqualTo(DomainError.Kind.FORBIDDEN);
        assertThat(tries(stranger, delete, new DeleteCase.Command(id, Option.none()))
                        .getLeft()
                        .code())
                .isEqualTo("case_not_found");
        assertThat(sees(id).version()).isEqualTo(1);
    }
}
