package dev.sextant.investigation.domain.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SolutionTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final HypothesisId CAUSE = new HypothesisId(new UUID(4, 4));
    private static final UserId ADA = new UserId(new UUID(2, 2));

    private static SolutionDraft draft(String kind, Option<String> hypothesis) {
        return new SolutionDraft(
                hypothesis,
                Option.some("Give connections back"),
                Option.some(kind),
                Option.some("medium"),
                Option.some(true),
                Option.some("Deploy the release before."),
                Option.some("Checkout."));
    }

    private static Solution proposed(String kind) {
        return Solution.propose(
                        new SolutionId(new UUID(3, 3)),
                        new CaseRef(new UUID(1, 1)),
                        draft(kind, Option.some(CAUSE.toString())),
                        ADA,
                        NOON)
                .get()
                .state();
    }

    private static Either<HypothesisError, Decision<Solution, SolutionEvent>> step(
            Solution solution, SolutionState to) {
        return solution.change(
                new SolutionChange(Option.some(to.code()), Option.some("Because.")), ADA, NOON.plusSeconds(1));
    }

    private static Solution at(String kind, SolutionState... steps) {
        Solution solution = proposed(kind);
        for (SolutionState to : steps) {
            solution = step(solution, to).get().state();
        }
        return solution;
    }

    private static Solution applied(String kind) {
        return at(kind, SolutionState.ACCEPTED, SolutionState.APPLIED);
    }

    @Test
    void each_step_tells_who_when_and_why() {
        Solution verified = step(applied("fix"), SolutionState.VERIFIED).get().state();
        assertThat(verified.snapshot().steps())
                .extracting(SolutionStep::to)
                .containsExactly(SolutionState.ACCEPTED, SolutionState.APPLIED, SolutionState.VERIFIED);
        assertThat(verified.snapshot().steps().getLast())
                .isEqualTo(new SolutionStep(SolutionState.VERIFIED, ADA, NOON.plusSeconds(1), Option.some("Because.")));
        assertThat(verified.version()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(SolutionState.class)
    void a_step_that_the_table_does_not_know_is_refused(SolutionState to) {
        for (Solution solution : List.of(proposed("fix"), at("fix", SolutionState.ACCEPTED), applied("fix"))) {
            var decided = step(solution, to);
            assertThat(decided.isRight()).isEqualTo(solution.state().canBecome(to));
            if (decided.isLeft()) {
                assertThat(decided.getLeft())
                        .isEqualTo(new HypothesisError.StepNotAllowed(solution.id(), solution.state(), to));
            }
        }
    }

    @Test
    void what_was_verified_or_failed_stays_so() {
        for (SolutionState end : List.of(SolutionState.VERIFIED, SolutionState.FAILED)) {
            Solution ended = step(applied("fix"), end).get().state();
            assertThat(Arrays.stream(SolutionState.values())
                            .filter(to -> step(ended, to).isRight()))
                    .isEmpty();
        }
    }

    @Test
    void a_fix_that_failed_disproves_its_cause_and_a_mitigation_does_not() {
        assertThat(step(applied("fix"), SolutionState.FAILED).get().state().disprovedHypothesis())
                .isEqualTo(Option.some(CAUSE));
        assertThat(step(applied("mitigation"), SolutionState.FAILED)
                        .get()
                        .state()
                        .disprovedHypothesis())
                .isEqualTo(Option.none());
        assertThat(applied("fix").disprovedHypothesis()).isEqualTo(Option.none());
    }

    @Test
    void failing_takes_a_reason() {
        assertThat(SolutionChange.to(SolutionState.FAILED).wrongFields())
                .extracting(FieldError::field)
                .containsExactly("/reason");
        assertThat(SolutionChange.to(SolutionState.ACCEPTED).wrongFields()).isEmpty();
    }

    @Test
    void a_mitigation_may_come_before_the_cause_is_known_and_a_fix_may_not() {
        assertThat(draft("mitigation", Option.none()).wrongFields()).isEmpty();
        assertThat(draft("fix", Option.none()).wrongFields())
                .extracting(FieldError::field)
                .containsExactly("/hypothesis");
    }

    @Test
    void everything_wrong_with_a_proposal_is_told_at_once() {
        var nothing = new SolutionDraft(
                Option.some("nonsense"),
                Option.none(),
                Option.some("magic"),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());
        assertThat(nothing.wrongFields())
                .extracting(FieldError::field)
                .containsExactly("/hypothesis", "/title", "/kind", "/risk", "/blast_radius", "/reversible");
    }
}
