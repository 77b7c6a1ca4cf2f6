package dev.sextant.investigation.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.investigation.application.SolutionQueries.SolutionView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.investigation.domain.hypothesis.SolutionChange;
import dev.sextant.investigation.domain.hypothesis.SolutionDraft;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.investigation.domain.hypothesis.SolutionState;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link Solutions} keeps, and every {@link SolutionQueries} answers about it. */
public abstract class SolutionsContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    /** The solutions under test. */
    protected abstract Solutions solutions();

    /** The queries under test. */
    protected abstract SolutionQueries queries();

    /** The transactions that they work in. */
    protected abstract Transactions transactions();

    private final IdGenerator ids = new UuidV7(Clock.systemUTC(), new Random());
    private final Actor ada = Actors.somewhere();
    private final CaseRef caseRef = new CaseRef(ids.next());

    /** A fix of a case, with texts that are hard to keep. */
    public static Solution proposed(IdGenerator ids, CaseRef owner, Actor by, Instant at) {
        var draft = new SolutionDraft(
                Option.some(new HypothesisId(ids.next()).toString()),
                Option.some("Restart 'checkout' 🚢"),
                Option.some("fix"),
                Option.some("high"),
                Option.some(true),
                Option.some("Start the \"old\" one."),
                Option.some("All of checkout."));
        return Solution.propose(new SolutionId(ids.next()), owner, draft, by.user(), at)
                .get()
                .state();
    }

    /** The same, one step on. */
    public static Solution after(Solution solution, SolutionState to, Actor by) {
        return solution.change(
                        new SolutionChange(Option.some(to.code()), Option.some("To be " + to + ".")), by.user(), NOON)
                .get()
                .state();
    }

    private Solution add(Solution solution) {
        write(() -> solutions().add(ada, solution));
        return solution;
    }

    private void write(Runnable work) {
        Either<String, String> done = transactions().write(ada, () -> {
            work.run();
            return Either.right("done");
        });
        assertThat(done.isRight()).isTrue();
    }

    private <T> T read(Supplier<T> work) {
        return transactions().read(ada, work);
    }

    private void assertKept(Solution expected) {
        assertThat(read(() -> solutions().find(ada, expected.id())).get().snapshot())
                .isEqualTo(expected.snapshot());
        assertThat(read(() -> queries().byId(ada, expected.id()))).isEqualTo(Either.right(SolutionView.of(expected)));
    }

    @Test
    public void each_step_of_a_solution_is_kept_upon_the_one_before() {
        Solution kept = add(proposed(ids, caseRef, ada, NOON));
        assertKept(kept);
        for (SolutionState to : List.of(SolutionState.ACCEPTED, SolutionState.APPLIED, SolutionState.FAILED)) {
            Solution before = kept;
            Solution changed = after(before, to, ada);
            write(() -> solutions().save(ada, before, changed));
            assertKept(changed);
            kept = changed;
        }
    }

    @Test
    public void a_mitigation_without_a_cause_comes_back_as_it_was_kept() {
        var draft = new SolutionDraft(
                Option.none(),
                Option.some("Add a node"),
                Option.some("mitigation"),
                Option.some("low"),
                Option.some(false),
                Option.none(),
                Option.some("Nothing else."));
        assertKept(add(Solution.propose(new SolutionId(ids.next()), caseRef, draft, ada.user(), NOON)
                .get()
                .state()));
    }

    @Test
    public void who_decided_on_an_older_version_loses() {
        Solution proposed = add(proposed(ids, caseRef, ada, NOON));
        Solution accepted = after(proposed, SolutionState.ACCEPTED, ada);
        write(() -> solutions().save(ada, proposed, accepted));

        assertThatThrownBy(() -> write(() -> solutions().save(ada, proposed, accepted)))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> write(() -> solutions().delete(ada, accepted.id(), proposed.version())))
                .isInstanceOf(StaleAggregate.class);
        assertKept(accepted);
    }

    @Test
    public void a_deleted_solution_is_gone_with_its_steps() {
        Solution proposed = add(proposed(ids, caseRef, ada, NOON));
        Solution accepted = after(proposed, SolutionState.ACCEPTED, ada);
        write(() -> {
            solutions().save(ada, proposed, accepted);
            solutions().delete(ada, accepted.id(), accepted.version());
        });
        assertThat(read(() -> solutions().find(ada, accepted.id()))).isEqualTo(Option.none());
        assertThat(read(() -> queries().byId(ada, accepted.id())))
                .isEqualTo(Either.left(new HypothesisError.SolutionNotFound(accepted.id())));
    }

    @Test
    public void the_solutions_of_a_case_come_oldest_first_and_in_pages_newest_first() {
        List<Solution> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            five.add(add(proposed(ids, caseRef, ada, NOON.plusSeconds(i / 2))));
        }
        add(proposed(ids, new CaseRef(ids.next()), ada, NOON));

        assertThat(read(() -> solutions().ofCase(ada, caseRef)))
                .extracting(Solution::id)
                .containsExactlyElementsOf(five.stream().map(Solution::id).toList());
        List<SolutionView> seen = new ArrayList<>();
        Option<Cursor> next = Option.none();
        do {
            var request = new PageRequest(2, next);
            Page<SolutionView> page = read(() -> queries().ofCase(ada, caseRef, request));
            seen.addAll(page.items());
            next = page.next();
        } while (next.isDefined());
        assertThat(seen)
                .containsExactlyElementsOf(
                        five.reversed().stream().map(SolutionView::of).toList());
    }

    @Test
    public void another_tenant_sees_nothing_of_it() {
        Solution proposed = add(proposed(ids, caseRef, ada, NOON));
        Actor eve = Actors.somewhere();
        assertThat(transactions().read(eve, () -> solutions().find(eve, proposed.id())))
                .isEqualTo(Option.none());
    }
}
