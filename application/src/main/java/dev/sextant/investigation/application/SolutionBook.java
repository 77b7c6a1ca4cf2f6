package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.investigation.domain.hypothesis.SolutionEvent;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import java.time.Instant;

/** What the use cases about solutions do alike: keep a decision together with its events. */
final class SolutionBook {

    private static final String AGGREGATE = "solution";

    private final Solutions solutions;
    private final Outbox outbox;

    SolutionBook(Solutions solutions, Outbox outbox) {
        this.solutions = solutions;
        this.outbox = outbox;
    }

    Solution add(Actor actor, Decision<Solution, SolutionEvent> proposed) {
        solutions.add(actor, proposed.state());
        outbox.append(actor, AGGREGATE, proposed.state().version(), proposed.events());
        return proposed.state();
    }

    Solution save(Actor actor, Solution before, Decision<Solution, SolutionEvent> decision) {
        solutions.save(actor, before, decision.state());
        outbox.append(actor, AGGREGATE, decision.state().version(), decision.events());
        return decision.state();
    }

    void delete(Actor actor, Solution before, Instant at) {
        Decision<Solution, SolutionEvent> decision = before.delete(actor.user(), at);
        solutions.delete(actor, before.id(), before.version());
        outbox.append(actor, AGGREGATE, decision.state().version(), decision.events());
    }
}
