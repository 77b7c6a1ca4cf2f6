package dev.sextant.investigation.domain.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to a hypothesis in whatever order, it keeps its promises. */
class HypothesisProperties {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId ADA = new UserId(new UUID(2, 2));

    /** Something that somebody may try. */
    @FunctionalInterface
    interface Attempt {
        Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>> on(Hypothesis subject, Instant at);
    }

    @Property
    void a_hypothesis_keeps_its_promises(
            @ForAll("attempts") List<Attempt> attempts, @ForAll @IntRange(min = 20, max = 50) int prior) {
        Hypothesis subject = Hypothesis.propose(
                        new HypothesisId(new UUID(4, 4)),
                        new CaseRef(new UUID(1, 1)),
                        HypothesisDraft.of("Connections run out", Category.RESOURCE_EXHAUSTION),
                        prior,
                        ADA,
                        NOON)
                .get()
                .state();
        var model = new Model(prior);
        Instant at = NOON;
        for (Attempt attempt : attempts) {
            at = at.plusSeconds(1);
            Hypothesis before = subject;
            var decided = attempt.on(subject, at);
            assertThat(before.state().isTerminal() && decided.isRight()).isFalse();
            for (Decision<Hypothesis, HypothesisEvent> decision : decided) {
                subject = decision.state();
                decision.events().forEach(model::hear);
                assertThat(subject.version()).isEqualTo(before.version() + (decision.isUnchanged() ? 0 : 1));
                assertThat(decision.isUnchanged()).isEqualTo(subject.snapshot().equals(before.snapshot()));
            }
            assertThat(before.state() == subject.state() || before.state().canBecome(subject.state()))
                    .isTrue();
            model.agreesWith(subject);
            assertPromises(subject);
            assertThat(Hypothesis.restore(subject.snapshot()).snapshot()).isEqualTo(subject.snapshot());
        }
    }

    private static void assertPromises(Hypothesis subject) {
        var confidence = subject.confidence();
        assertThat(confidence.points()).isBetween(0, confidence.hasCounterfactual() ? 100 : 80);
        if (subject.state() == HypothesisState.VALIDATED) {
            assertThat(confidence.points()).isGreaterThanOrEqualTo(70);
            assertThat(confidence.supporting()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(confidence.refuting()).isEmpty();
        }
        if (subject.state() == HypothesisState.REFUTED) {
            assertThat(confidence.points()).isLessThanOrEqualTo(20);
            assertThat(confidence.refuting()).hasSizeGreaterThanOrEqualTo(2);
        }
        if (subject.state() == HypothesisState.ACTIVE) {
            assertThat(confidence.isValidated() || confidence.isRefuted()).isFalse();
        }
        if (subject.rootCauseIdentified()) {
            assertThat(subject.state()).isEqualTo(HypothesisState.VALIDATED);
            assertThat(confidence.hasCounterfactual()).isTrue();
            assertThat(subject.snapshot().text().chain().isDefined()).isTrue();
        }
    }

    /** What the points must be, told by the events alone and counted in another way than the ledger counts. */
    private static final class Model {

        private record Said(Stance stance, EvidenceRole role) {}

        private final int prior;
        private final Map<String, Said> standing = new LinkedHashMap<>();
        private int faded;
        private int told;

        Model(int prior) {
            this.prior = prior;
            this.told = prior;
        }

        void hear(HypothesisEvent event) {
            switch (event) {
                case HypothesisEvent.EvidenceLinked linked -> {
                    standing.put(linked.evidence().value(), new Said(linked.stance(), linked.role()));
                    settle(linked.points());
                }
                case HypothesisEvent.EvidenceWithdrawn withdrawn -> {
                    standing.remove(withdrawn.evidence().value());
                    settle(withdrawn.points());
                }
                case HypothesisEvent.HypothesisIdled idled -> {
                    faded += Math.clamp(points() - prior, 0, 5);
                    told = idled.points();
                }
                case HypothesisEvent.HypothesisValidated validated ->
                    assertThat(validated.points()).isEqualTo(told);
                case HypothesisEvent.HypothesisWeakened weakened ->
                    assertThat(weakened.points()).isEqualTo(told);
                case HypothesisEvent.HypothesisRefuted refuted ->
                    assertThat(refuted.points()).isEqualTo(told);
                case HypothesisEvent.HypothesisRetired retired ->
                    assertThat(retired.points()).isEqualTo(told);
                case HypothesisEvent.HypothesisProposed proposed ->
                    assertThat(proposed.points()).isEqualTo(prior);
                case HypothesisEvent.HypothesisEdited edited ->
                    assertThat(edited.changed()).isNotEmpty();
                case HypothesisEvent.HypothesisDeleted deleted -> throw new AssertionError(deleted);
            }
        }

        private void settle(int points) {
            faded = Math.min(faded, Math.max(0, raw() - prior));
            told = points;
        }

        /** The points without what faded: of each origin the strongest for and the strongest against. */
        private int raw() {
            Map<String, Integer> best = new HashMap<>();
            Map<String, Integer> worst = new HashMap<>();
            boolean counterfactual = false;
            for (var each : standing.entrySet()) {
                String origin = origin(each.getKey());
                best.merge(origin, Math.max(0, each.getValue().stance().points()), Math::max);
                worst.merge(origin, Math.min(0, each.getValue().stance().points()), Math::min);
                counterfactual |= each.getValue().role() == EvidenceRole.COUNTERFACTUAL;
            }
            int sum = prior
                    + best.values().stream().mapToInt(points -> points).sum()
                    + worst.values().stream().mapToInt(points -> points).sum();
            return Math.min(sum, counterfactual ? 100 : 80);
        }

        private int points() {
            return Math.clamp(raw() - faded, 0, 100);
        }

        void agreesWith(Hypothesis subject) {
            assertThat(subject.confidence().points()).isEqualTo(points()).isEqualTo(told);
        }
    }

    /** Two files have each origin, so that sources are shown twice; a failed fix is its own. */
    private static String origin(String evidence) {
        return evidence.startsWith("file") ? "origin" + Integer.parseInt(evidence.substring(4)) / 2 : evidence;
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(8, links()),
                        net.jqwik.api.Tuple.of(3, withdrawals()),
                        net.jqwik.api.Tuple.of(3, others()))
                .list()
                .ofMaxSize(30);
    }

    private static Arbitrary<Attempt> links() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of(Stance.class),
                        Arbitraries.of(true, false, false))
                .as((file, stance, shows) -> (subject, at) -> subject.link(new Testimony(
                        new EvidenceRef("file" + file),
                        origin("file" + file),
                        stance,
                        shows && stance.isFor() ? EvidenceRole.COUNTERFACTUAL : EvidenceRole.OBSERVATION,
                        "",
                        ADA,
                        at,
                        Option.none())));
    }

    private static Arbitrary<Attempt> withdrawals() {
        return Arbitraries.integers()
                .between(0, 7)
                .map(file -> (subject, at) -> subject.withdrawEvidence(new EvidenceRef("file" + file), ADA, at));
    }

    private static Arbitrary<Attempt> others() {
        Attempt idle = (subject, at) -> subject.idleTurn(ADA, at);
        Attempt failedFix = (subject, at) -> subject.demote(new SolutionId(new UUID(3, 3)), ADA, at);
        Attempt retire = (subject, at) -> subject.retire(Option.some("Enough."), ADA, at);
        Attempt rename = (subject, at) -> subject.edit(
                new HypothesisEdit(
                        new Patch.Changed<>("At " + at),
                        new Patch.Absent<>(),
                        new Patch.Absent<>(),
                        new Patch.Absent<>()),
                ADA,
                at);
        return Arbitraries.of(idle, idle, idle, idle, failedFix, rename, rename, retire);
    }
}
