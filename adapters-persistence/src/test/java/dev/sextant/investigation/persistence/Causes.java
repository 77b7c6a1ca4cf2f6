package dev.sextant.investigation.persistence;

import dev.sextant.investigation.application.HypothesesContract;
import dev.sextant.investigation.application.SolutionsContract;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.investigation.domain.hypothesis.SolutionState;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import java.time.Instant;

/** A row in every table of hypotheses and solutions. */
public final class Causes {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Causes() {}

    /** Adds them in the actor's open transaction. */
    public static void seed(Stage stage, Actor actor, CaseRef caseRef) {
        var hypotheses = new JooqHypotheses(stage.transactions());
        Hypothesis proposed = HypothesesContract.proposed(stage.ids(), caseRef, actor, NOON);
        hypotheses.add(actor, proposed);
        hypotheses.save(actor, proposed, HypothesesContract.rich(proposed, actor));
        var solutions = new JooqSolutions(stage.transactions());
        Solution solution = SolutionsContract.proposed(stage.ids(), caseRef, actor, NOON);
        solutions.add(actor, solution);
        solutions.save(actor, solution, SolutionsContract.after(solution, SolutionState.ACCEPTED, actor));
    }
}
