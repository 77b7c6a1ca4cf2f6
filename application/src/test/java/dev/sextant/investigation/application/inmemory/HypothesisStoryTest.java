package dev.sextant.investigation.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.ChangeSolution;
import dev.sextant.investigation.application.EditHypothesis;
import dev.sextant.investigation.application.HypothesesOfVisibleCases;
import dev.sextant.investigation.application.HypothesisQueries.HypothesisView;
import dev.sextant.investigation.application.LinkEvidence;
import dev.sextant.investigation.application.ProposeHypothesis;
import dev.sextant.investigation.application.ProposeSolution;
import dev.sextant.investigation.application.RemoveHypothesesOfCase;
import dev.sextant.investigation.application.RetireHypothesis;
import dev.sextant.investigation.application.SolutionQueries.SolutionView;
import dev.sextant.investigation.application.SolutionsOfVisibleCases;
import dev.sextant.investigation.application.WithdrawEvidence;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.EvidenceRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisDraft;
import dev.sextant.investigation.domain.hypothesis.HypothesisEdit;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.HypothesisState;
import dev.sextant.investigation.domain.hypothesis.LinkRequest;
import dev.sextant.investigation.domain.hypothesis.SolutionChange;
import dev.sextant.investigation.domain.hypothesis.SolutionDraft;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.investigation.domain.hypothesis.SolutionState;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Patch;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people do with hypotheses and solutions of a case, over the fakes. */
class HypothesisStoryTest extends FileStory {

    private final InMemoryHypotheses hypotheses = new InMemoryHypotheses(transactions);
    private final InMemorySolutions solutions = new InMemorySolutions(transactions);
    private final ProposeHypothesis propose = new ProposeHypothesis(hypotheses, directory, outbox, ids, CLOCK);
    private final EditHypothesis edit = new EditHypothesis(hypotheses, directory, outbox, CLOCK);
    private final LinkEvidence link = new LinkEvidence(hypotheses, files, directory, outbox, CLOCK);
    private final RetireHypothesis retire = new RetireHypothesis(hypotheses, directory, outbox, CLOCK);
    private final ProposeSolution solve = new ProposeSolution(solutions, hypotheses, directory, outbox, ids, CLOCK);
    private final ChangeSolution change = new ChangeSolution(solutions, hypotheses, directory, outbox, CLOCK);

    private <C, R, E extends DomainError> Either<DomainError, R> does(UseCase<C, R, E> useCase, C command) {
        return handling.run(useCase, ada, command);
    }

    private static <R> String refusal(Either<DomainError, R> answer) {
        return answer.getLeft().code();
    }

    private HypothesisView proposed() {
        return does(
                        propose,
                        new ProposeHypothesis.Command(
                                caseRef, HypothesisDraft.of("Connections run out", Category.NETWORK)))
                .get();
    }

    private static HypothesisId id(HypothesisView view) {
        return HypothesisId.parse(view.id()).get();
    }

    private Either<DomainError, HypothesisView> links(HypothesisView to, LinkRequest request, Option<Long> version) {
        return does(link, new LinkEvidence.Command(id(to), request, version));
    }

    private HypothesisView validated() {
        HypothesisView proposed = proposed();
        for (String text : List.of("metrics", "logs")) {
            String file = uploads(caseRef, text, text).get().id();
            links(proposed, LinkRequest.of(file, Stance.STRONGLY_SUPPORTS), Option.none());
        }
        return sees(proposed);
    }

    private HypothesisView sees(HypothesisView view) {
        return transactions.read(ada, () -> hypotheses.byId(ada, id(view))).get();
    }

    private SolutionView fix(HypothesisView cause) {
        var draft = new SolutionDraft(
                Option.some(cause.id()),
                Option.some("Give connections back"),
                Option.some("fix"),
                Option.some("low"),
                Option.some(false),
                Option.none(),
                Option.some("Checkout."));
        return does(solve, new ProposeSolution.Command(caseRef, draft)).get();
    }

    private Either<DomainError, SolutionView> step(SolutionView solution, SolutionState to, Option<Long> version) {
        return does(
                change,
                new ChangeSolution.Command(
                        caseRef,
                        SolutionId.parse(solution.id()).get(),
                        new SolutionChange(Option.some(to.code()), Option.some("Because.")),
                        version));
    }

    @Test
    void files_of_its_case_validate_a_hypothesis() {
        HypothesisView validated = validated();
        assertThat(validated.state()).isEqualTo(HypothesisState.VALIDATED);
        assertThat(validated.points()).isEqualTo(80);
        assertThat(transactions.read(ada, () -> outbox.entries(ada)))
                .anyMatch(entry -> entry.event().type().equals("hypothesis.validated"));
    }

    @Test
    void all_that_one_person_says_is_one_source() {
        HypothesisView proposed = proposed();
        for (String note : List.of("I saw it.", "I saw it again.")) {
            var word =
                    new LinkRequest(Option.none(), Option.some("strongly_supports"), Option.none(), Option.some(note));
            assertThat(links(proposed, word, Option.none()).get().points()).isEqualTo(60);
        }
        assertThat(sees(proposed).state()).isEqualTo(HypothesisState.ACTIVE);
    }

    @Test
    void a_file_of_another_case_and_one_that_there_never_was_are_no_evidence() {
        String elsewhere = uploads(new CaseRef(ids.next()), "a", "a").get().id();
        for (String evidence : List.of(elsewhere, "file_01h455vb4pex5vsknk084sn02q")) {
            assertThat(refusal(links(proposed(), LinkRequest.of(evidence, Stance.SUPPORTS), Option.none())))
                    .isEqualTo("evidence_unknown");
        }
    }

    @Test
    void a_case_that_ended_takes_nothing_and_one_that_is_only_to_be_read_neither() {
        HypothesisView kept = proposed();
        SolutionView fix = fix(kept);
        var draft = new ProposeHypothesis.Command(caseRef, HypothesisDraft.of("Another", Category.DATA));
        var word = new LinkRequest(Option.none(), Option.some("supports"), Option.none(), Option.some("I saw it."));
        Map<CaseDirectory.Standing, List<String>> told = Map.of(
                CaseDirectory.Standing.ENDED, List.of("case_has_ended", "case_has_ended"),
                CaseDirectory.Standing.READ_ONLY, List.of("case_read_only", "case_read_only"),
                CaseDirectory.Standing.UNKNOWN, List.of("case_not_found", "hypothesis_not_found"));
        for (var each : told.entrySet()) {
            standing = each.getKey();
            String ofCase = each.getValue().getFirst();
            String ofHypothesis = each.getValue().getLast();
            assertThat(refusal(does(propose, draft))).isEqualTo(ofCase);
            assertThat(refusal(step(fix, SolutionState.ACCEPTED, Option.none())))
                    .isEqualTo(ofCase);
            assertThat(refusal(links(kept, word, Option.none()))).isEqualTo(ofHypothesis);
            assertThat(refusal(does(
                            retire, new RetireHypothesis.Command(id(kept), Option.some("Enough."), Option.none()))))
                    .isEqualTo(ofHypothesis);
        }
    }

    @Test
    void of_two_who_confirm_at_once_one_wins_and_the_other_is_told() {
        SolutionView fix = fix(proposed());
        assertThat(step(fix, SolutionState.ACCEPTED, Option.some(1L)).isRight()).isTrue();
        var second = step(fix, SolutionState.ACCEPTED, Option.some(1L));
        assertThat(refusal(second)).isEqualTo("stale_version");
        assertThat(second.getLeft().message()).contains("is at version 2, not 1");
        assertThat(refusal(step(fix, SolutionState.ACCEPTED, Option.none()))).isEqualTo("step_not_allowed");

        HypothesisView hypothesis = proposed();
        var edits = new EditHypothesis.Command(
                caseRef,
                id(hypothesis),
                new HypothesisEdit(
                        new Patch.Changed<>("Renamed"),
                        new Patch.Absent<>(),
                        new Patch.Absent<>(),
                        new Patch.Absent<>()),
                Option.some(1L));
        assertThat(does(edit, edits).get().version()).isEqualTo(2);
        assertThat(refusal(does(edit, edits))).isEqualTo("stale_version");
        var elsewhere =
                new EditHypothesis.Command(new CaseRef(ids.next()), id(hypothesis), edits.edit(), Option.none());
        assertThat(refusal(does(edit, elsewhere))).isEqualTo("hypothesis_not_found");
    }

    @Test
    void a_fix_that_failed_demotes_its_cause_in_the_same_step() {
        HypothesisView cause = validated();
        SolutionView fix = fix(cause);
        for (SolutionState to : List.of(SolutionState.ACCEPTED, SolutionState.APPLIED, SolutionState.FAILED)) {
            assertThat(step(fix, to, Option.none()).get().state()).isEqualTo(to);
        }
        assertThat(sees(cause).state()).isEqualTo(HypothesisState.ACTIVE);
        assertThat(sees(cause).points()).isEqualTo(50);
        assertThat(sees(cause).evidence().getLast().evidence()).isEqualTo(fix.id());
    }

    @Test
    void a_solution_is_about_a_hypothesis_of_its_case() {
        var draft = new SolutionDraft(
                Option.some(new HypothesisId(ids.next()).toString()),
                Option.some("Restart"),
                Option.some("fix"),
                Option.some("low"),
                Option.some(false),
                Option.none(),
                Option.some("Checkout."));
        assertThat(refusal(does(solve, new ProposeSolution.Command(caseRef, draft))))
                .isEqualTo("hypothesis_unknown");
    }

    @Test
    void evidence_that_is_gone_counts_no_longer_and_stays_to_be_read() {
        HypothesisView validated = validated();
        String file = validated.evidence().getFirst().evidence();
        var withdraw = new WithdrawEvidence(hypotheses, directory, outbox, CLOCK);
        var gone = new WithdrawEvidence.Command(caseRef, new EvidenceRef(file));

        assertThat(does(withdraw, gone).get()).isEqualTo(1);
        assertThat(does(withdraw, gone).get()).isZero();

        assertThat(sees(validated).state()).isEqualTo(HypothesisState.ACTIVE);
        assertThat(sees(validated).points()).isEqualTo(60);
        assertThat(sees(validated).evidence().getFirst().withdrawnAt()).isEqualTo(Option.some(CLOCK.instant()));
    }

    @Test
    void what_was_thought_goes_with_the_case() {
        HypothesisView kept = validated();
        fix(kept);
        var removal = new RemoveHypothesesOfCase(hypotheses, solutions, directory, outbox, CLOCK);
        assertThat(does(removal, new RemoveHypothesesOfCase.Command(caseRef)).get())
                .isEqualTo(2);
        assertThat(does(removal, new RemoveHypothesesOfCase.Command(caseRef)).get())
                .isZero();
    }

    @Test
    void of_a_case_that_one_may_not_see_there_is_no_hypothesis_and_no_solution() {
        HypothesisView kept = proposed();
        SolutionView fix = fix(kept);
        var seen = new HypothesesOfVisibleCases(hypotheses, directory);
        var solved = new SolutionsOfVisibleCases(solutions, directory);
        SolutionId fixId = SolutionId.parse(fix.id()).get();
        assertThat(transactions.read(ada, () -> seen.byId(ada, id(kept))).isRight())
                .isTrue();
        assertThat(transactions.read(ada, () -> solved.byId(ada, fixId)).isRight())
                .isTrue();

        standing = CaseDirectory.Standing.UNKNOWN;
        assertThat(transactions.read(ada, () -> seen.byId(ada, id(kept))).isLeft())
                .isTrue();
        assertThat(transactions.read(ada, () -> solved.byId(ada, fixId)).isLeft())
                .isTrue();
        assertThat(transactions
                        .read(ada, () -> seen.ofCase(ada, caseRef, PageRequest.first()))
                        .items())
                .isEmpty();
        assertThat(transactions
                        .read(ada, () -> solved.ofCase(ada, caseRef, PageRequest.first()))
                        .items())
                .isEmpty();
    }
}
