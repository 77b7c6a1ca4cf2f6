package dev.sextant.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent.Dismissal;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A transition may be proposed, and waits until a person decides. */
class CaseProposalTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId assistant = new UserId(UUID.randomUUID());
    private final CaseId id = new CaseId(UUID.randomUUID());
    private final ProposalId proposalId = new ProposalId(UUID.randomUUID());

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
    void a_proposal_changes_no_status_until_it_is_confirmed() {
        Decision<Case, CaseEvent> proposed = consulting()
                .propose(proposalId, TransitionRequest.investigate("It hurts."), CauseState.NOT_KNOWN, assistant, NOON)
                .get();
        assertThat(proposed.state().status()).isEqualTo(CaseStatus.CONSULTING);
        assertThat(proposed.events())
                .containsExactly(
                        new CaseEvent.TransitionProposed(id, proposalId, CaseStatus.INVESTIGATING, assistant, NOON));

        Decision<Case, CaseEvent> confirmed = proposed.state()
                .confirm(proposalId, CauseState.NOT_KNOWN, ada, LATER)
                .get();

        assertThat(confirmed.state().status()).isEqualTo(CaseStatus.INVESTIGATING);
        assertThat(confirmed.state().proposal().isEmpty()).isTrue();
        assertThat(confirmed.state().transitions().getFirst().by()).isEqualTo(ada);
        assertThat(confirmed.state().transitions().getFirst().proposal()).isEqualTo(Option.some(proposalId));
        assertThat(confirmed.events())
                .containsExactly(new CaseEvent.StatusChanged(
                        id,
                        CaseStatus.CONSULTING,
                        CaseStatus.INVESTIGATING,
                        Option.none(),
                        Option.some(proposalId),
                        ada,
                        LATER));
    }

    @Test
    void a_confirmation_checks_the_facts_again() {
        Case proposed = investigating()
                .propose(
                        proposalId,
                        TransitionRequest.close("Enough.", ClosureReason.ABANDONED),
                        CauseState.NOT_KNOWN,
                        assistant,
                        NOON)
                .get()
                .state();

        assertThat(codeOf(proposed.confirm(proposalId, CauseState.PROVEN_GONE, ada, LATER)))
                .isEqualTo("alternative_suggested");
        assertThat(codeOf(proposed.confirm(proposalId, CauseState.NOT_KNOWN, ada, LATER)))
                .isEqualTo("done");
    }

    @Test
    void only_the_proposal_that_waits_can_be_answered() {
        var other = new ProposalId(UUID.randomUUID());
        Case proposed = consulting()
                .propose(proposalId, TransitionRequest.investigate("It hurts."), CauseState.NOT_KNOWN, assistant, NOON)
                .get()
                .state();

        assertThat(codeOf(proposed.confirm(other, CauseState.NOT_KNOWN, ada, LATER)))
                .isEqualTo("proposal_not_pending");
        assertThat(codeOf(consulting().dismiss(proposalId, Dismissal.WITHDRAWN, ada, LATER)))
                .isEqualTo("proposal_not_pending");
        var answer = new ProposalAnswer(Option.some(proposalId.toString()), Option.some("withdraw"));
        assertThat(proposed.answer(answer, CauseState.NOT_KNOWN, ada, LATER)
                        .get()
                        .events())
                .containsExactly(new CaseEvent.ProposalDismissed(id, proposalId, Dismissal.WITHDRAWN, ada, LATER));
        assertThat(fieldsOf(proposed.answer(
                        new ProposalAnswer(Option.none(), Option.some("maybe")), CauseState.NOT_KNOWN, ada, LATER)))
                .containsExactly("/proposal_id", "/decision");
    }

    @Test
    void what_a_bare_yes_could_not_commit_is_not_proposed() {
        var close = new TransitionRequest(Option.some("closed"), Option.none(), Option.none(), Option.none());

        assertThat(codeOf(investigating().propose(proposalId, close, CauseState.NOT_KNOWN, assistant, NOON)))
                .isEqualTo("transition_needs_info");
    }

    @Test
    void a_newer_proposal_and_a_transition_take_the_place_of_one_that_waits() {
        var second = new ProposalId(UUID.randomUUID());
        TransitionRequest request = TransitionRequest.investigate("It hurts.");
        Case proposed = consulting()
                .propose(proposalId, request, CauseState.NOT_KNOWN, assistant, NOON)
                .get()
                .state();

        assertThat(proposed.propose(second, request, CauseState.NOT_KNOWN, assistant, LATER)
                        .get()
                        .events())
                .startsWith(new CaseEvent.ProposalDismissed(id, proposalId, Dismissal.SUPERSEDED, assistant, LATER));
        assertThat(to(proposed, request, CauseState.NOT_KNOWN).get().events())
                .startsWith(new CaseEvent.ProposalDismissed(id, proposalId, Dismissal.OVERTAKEN, ada, LATER));
    }
}
