package dev.sextant.investigation.domain.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.ChainDraft.LinkDraft;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HypothesisTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final CaseRef CASE = new CaseRef(new UUID(1, 1));
    private static final UserId ADA = new UserId(new UUID(2, 2));
    private static final SolutionId FIX = new SolutionId(new UUID(3, 3));

    private static Hypothesis proposed() {
        return proposed(Category.RESOURCE_EXHAUSTION);
    }

    private static Hypothesis proposed(Category category) {
        return Hypothesis.propose(
                        new HypothesisId(new UUID(4, 4)),
                        CASE,
                        HypothesisDraft.of("Connections run out", category),
                        Hypothesis.PRIOR,
                        ADA,
                        NOON)
                .get()
                .state();
    }

    private static Testimony says(String evidence, String origin, Stance stance, EvidenceRole role) {
        return new Testimony(new EvidenceRef(evidence), origin, stance, role, "", ADA, NOON, Option.none());
    }

    private static Testimony says(String origin, Stance stance) {
        return says("file of " + origin, origin, stance, EvidenceRole.OBSERVATION);
    }

    private static Testimony counterfactual(String origin) {
        return says("file of " + origin, origin, Stance.SUPPORTS, EvidenceRole.COUNTERFACTUAL);
    }

    private static Hypothesis told(Hypothesis hypothesis, Testimony... testimonies) {
        Hypothesis told = hypothesis;
        for (Testimony testimony : testimonies) {
            told = told.link(testimony).get().state();
        }
        return told;
    }

    private static Hypothesis idle(Hypothesis hypothesis, int turns) {
        Hypothesis idle = hypothesis;
        for (int i = 0; i < turns; i++) {
            idle = idle.idleTurn(ADA, NOON).get().state();
        }
        return idle;
    }

    private static Hypothesis validated() {
        return told(proposed(), says("metrics", Stance.STRONGLY_SUPPORTS), says("logs", Stance.STRONGLY_SUPPORTS));
    }

    private static List<String> types(Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>> decided) {
        return decided.get().events().stream().map(HypothesisEvent::type).toList();
    }

    private static ChainDraft chain() {
        return new ChainDraft(List.of(
                new LinkDraft(
                        Option.some("timeouts"),
                        Option.some("Requests time out"),
                        Option.none(),
                        Option.none(),
                        List.of("leak")),
                new LinkDraft(
                        Option.some("leak"),
                        Option.some("Connections are not given back"),
                        Option.some(true),
                        Option.none(),
                        List.of())));
    }

    @Test
    void a_hypothesis_begins_proposed_with_its_prior() {
        assertThat(proposed().state()).isEqualTo(HypothesisState.PROPOSED);
        assertThat(proposed().confidence().points()).isEqualTo(30);
        assertThatThrownBy(() -> Hypothesis.propose(
                        new HypothesisId(new UUID(4, 4)),
                        CASE,
                        HypothesisDraft.of("x", Category.NETWORK),
                        51,
                        ADA,
                        NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everything_wrong_with_a_proposal_is_told_at_once() {
        var draft = new HypothesisDraft(
                Option.some(" "),
                Option.some("healthy"),
                Option.some("Big Bang"),
                Option.some(new ChainDraft(List.of())));
        assertThat(draft.wrongFields())
                .extracting(FieldError::field)
                .containsExactly("/title", "/category", "/failure_mode", "/chain");
    }

    @Test
    void evidence_makes_it_active_and_moves_its_points() {
        Hypothesis active = told(proposed(), says("metrics", Stance.SUPPORTS));
        assertThat(active.state()).isEqualTo(HypothesisState.ACTIVE);
        assertThat(active.confidence().points()).isEqualTo(45);
    }

    @Test
    void the_same_origin_counts_once() {
        Hypothesis twice = told(
                proposed(),
                says("a.json", "metrics", Stance.SUPPORTS, EvidenceRole.OBSERVATION),
                says("copy of a.json", "metrics", Stance.SUPPORTS, EvidenceRole.OBSERVATION));
        assertThat(twice.confidence().points()).isEqualTo(45);
        assertThat(twice.confidence().supporting()).containsExactly("metrics");
    }

    @Test
    void evidence_that_says_the_same_again_changes_nothing_and_something_else_takes_its_place() {
        Hypothesis active = told(proposed(), says("metrics", Stance.SUPPORTS));
        assertThat(active.link(says("metrics", Stance.SUPPORTS)).get().isUnchanged())
                .isTrue();
        Hypothesis corrected = told(active, says("metrics", Stance.CONTRADICTS));
        assertThat(corrected.confidence().points()).isEqualTo(10);
        assertThat(corrected.snapshot().ledger().testimonies())
                .extracting(Testimony::stands)
                .containsExactly(false, true);
    }

    @Test
    void two_independent_sources_validate_it_and_one_however_strong_does_not() {
        Hypothesis one = told(proposed(), says("metrics", Stance.STRONGLY_SUPPORTS));
        assertThat(one.state()).isEqualTo(HypothesisState.ACTIVE);
        var second = one.link(says("logs", Stance.STRONGLY_SUPPORTS));
        assertThat(second.get().state().state()).isEqualTo(HypothesisState.VALIDATED);
        assertThat(types(second)).containsExactly("hypothesis.evidence_linked", "hypothesis.validated");
    }

    @Test
    void what_speaks_against_a_validated_one_takes_it_back_until_it_is_withdrawn() {
        var contested = validated().link(says("events", Stance.CONTRADICTS));
        assertThat(contested.get().state().state()).isEqualTo(HypothesisState.ACTIVE);
        assertThat(types(contested)).containsExactly("hypothesis.evidence_linked", "hypothesis.weakened");

        var settled = contested.get().state().withdrawEvidence(new EvidenceRef("file of events"), ADA, NOON);
        assertThat(types(settled)).containsExactly("hypothesis.evidence_withdrawn", "hypothesis.validated");
    }

    @Test
    void two_independent_sources_against_it_refute_it_and_then_it_takes_nothing() {
        Hypothesis doubted = told(proposed(), says("metrics", Stance.STRONGLY_CONTRADICTS));
        assertThat(doubted.state()).isEqualTo(HypothesisState.ACTIVE);
        Hypothesis refuted = told(doubted, says("logs", Stance.CONTRADICTS));
        assertThat(refuted.state()).isEqualTo(HypothesisState.REFUTED);
        var ended = new HypothesisError.HypothesisHasEnded(refuted.id(), HypothesisState.REFUTED);
        assertThat(refuted.link(says("events", Stance.SUPPORTS)).getLeft()).isEqualTo(ended);
        assertThat(refuted.withdrawEvidence(new EvidenceRef("file of logs"), ADA, NOON)
                        .getLeft())
                .isEqualTo(ended);
        assertThat(refuted.retire(Option.some("Enough."), ADA, NOON).getLeft()).isEqualTo(ended);
        assertThat(refuted.idleTurn(ADA, NOON).getLeft()).isEqualTo(ended);
        assertThat(refuted.edit(HypothesisEdit.chain(chain()), ADA, NOON).getLeft())
                .isEqualTo(ended);
    }

    @Test
    void without_a_counterfactual_it_never_passes_eighty_and_is_no_root_cause() {
        Hypothesis sure = told(validated(), says("events", Stance.STRONGLY_SUPPORTS))
                .edit(HypothesisEdit.chain(chain()), ADA, NOON)
                .get()
                .state();
        assertThat(sure.confidence().points()).isEqualTo(80);
        assertThat(sure.rootCauseIdentified()).isFalse();
        Hypothesis proven = told(sure, counterfactual("another zone"));
        assertThat(proven.confidence().points()).isEqualTo(100);
        assertThat(proven.rootCauseIdentified()).isTrue();
    }

    @Test
    void without_a_chain_it_is_no_root_cause() {
        Hypothesis proven = told(validated(), counterfactual("another zone"));
        assertThat(proven.rootCauseIdentified()).isFalse();
        assertThat(proven.edit(HypothesisEdit.chain(chain()), ADA, NOON)
                        .get()
                        .state()
                        .rootCauseIdentified())
                .isTrue();
    }

    @Test
    void an_idle_turn_takes_five_points_and_never_goes_below_the_prior() {
        Hypothesis active = told(proposed(), says("metrics", Stance.SUPPORTS));
        assertThat(idle(active, 1).confidence().points()).isEqualTo(40);
        assertThat(idle(active, 5).confidence().points()).isEqualTo(30);
        assertThat(told(idle(active, 5), says("logs", Stance.SUPPORTS))
                        .confidence()
                        .points())
                .isEqualTo(45);
        Hypothesis doubted = told(proposed(), says("metrics", Stance.CONTRADICTS));
        assertThat(idle(doubted, 5).confidence().points()).isEqualTo(10);
        assertThat(idle(proposed(), 5).state()).isEqualTo(HypothesisState.PROPOSED);
        assertThat(validated().idleTurn(ADA, NOON).get().isUnchanged()).isTrue();
    }

    @Test
    void what_faded_of_evidence_that_is_gone_does_not_weigh_on_what_comes_later() {
        Hypothesis faded = idle(told(proposed(), says("metrics", Stance.SUPPORTS)), 3);
        Hypothesis again = told(
                faded.withdrawEvidence(new EvidenceRef("file of metrics"), ADA, NOON)
                        .get()
                        .state(),
                says("logs", Stance.SUPPORTS));
        assertThat(again.confidence().points()).isEqualTo(45);
    }

    @Test
    void a_failed_fix_speaks_strongly_against_its_cause() {
        var demoted = validated().demote(FIX, ADA, NOON);
        assertThat(demoted.get().state().state()).isEqualTo(HypothesisState.ACTIVE);
        assertThat(demoted.get().state().confidence().points()).isEqualTo(50);
        assertThat(types(demoted)).containsExactly("hypothesis.evidence_linked", "hypothesis.weakened");
    }

    @Test
    void giving_it_up_takes_a_reason() {
        assertThat(proposed().retire(Option.some(" "), ADA, NOON).getLeft().fields())
                .extracting(FieldError::code)
                .containsExactly("required");
        Hypothesis retired =
                proposed().retire(Option.some("Out of reach."), ADA, NOON).get().state();
        assertThat(retired.state()).isEqualTo(HypothesisState.RETIRED);
        assertThat(retired.snapshot().retirement()).isEqualTo(Option.some("Out of reach."));
    }

    @Test
    void a_counterfactual_speaks_for_it() {
        var odd = new LinkRequest(
                Option.some("file_01h455vb4pex5vsknk084sn02q"),
                Option.some("contradicts"),
                Option.some("counterfactual"),
                Option.none());
        assertThat(odd.wrongFields()).extracting(FieldError::field).containsExactly("/stance");
        assertThat(LinkRequest.of("nonsense", Stance.SUPPORTS).wrongFields())
                .extracting(FieldError::field)
                .containsExactly("/evidence");
        var nothing = new LinkRequest(Option.none(), Option.none(), Option.none(), Option.none());
        assertThat(nothing.wrongFields()).extracting(FieldError::field).containsExactly("/stance", "/note");
    }

    @Test
    void evidence_that_is_not_linked_cannot_be_withdrawn() {
        var none = new EvidenceRef("nothing");
        assertThat(proposed().withdrawEvidence(none, ADA, NOON).getLeft())
                .isEqualTo(new HypothesisError.EvidenceNotLinked(proposed().id(), none));
    }

    @Test
    void an_edit_that_changes_nothing_is_no_change() {
        var edit = new HypothesisEdit(
                new Patch.Changed<>("Connections run out"),
                new Patch.Absent<>(),
                new Patch.Cleared<>(),
                new Patch.Cleared<>());
        assertThat(proposed().edit(edit, ADA, NOON).get().isUnchanged()).isTrue();
        var cleared = new HypothesisEdit(
                new Patch.Cleared<>(), new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Absent<>());
        assertThat(cleared.wrongFields()).extracting(FieldError::field).containsExactly("/title");
    }

    @Test
    void looking_in_one_place_only_and_getting_nowhere_raise_alarms() {
        List<Hypothesis> four =
                IntStream.range(0, 4).mapToObj(i -> proposed(Category.NETWORK)).toList();
        assertThat(Anchoring.alarms(four)).containsExactly(Anchoring.Alarm.ONE_CATEGORY);
        assertThat(Anchoring.alarms(four.subList(1, 4))).isEmpty();

        Hypothesis stalled = idle(proposed(), 3);
        Hypothesis leader = told(proposed(Category.DATA), says("metrics", Stance.SUPPORTS));
        assertThat(Anchoring.alarms(List.of(stalled, leader))).isEmpty();
        assertThat(Anchoring.alarms(List.of(stalled, idle(leader, 2)))).isEmpty();
        assertThat(Anchoring.alarms(List.of(stalled, idle(proposed(Category.DATA), 3), leader)))
                .containsExactly(Anchoring.Alarm.SEVERAL_STALLED);
        assertThat(Anchoring.alarms(List.of(proposed(), idle(told(leader, says("logs", Stance.SUPPORTS)), 3))))
                .containsExactly(Anchoring.Alarm.LEADER_STALLED);
    }
}
