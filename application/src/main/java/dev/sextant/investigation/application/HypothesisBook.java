package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisEvent;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** What the use cases about hypotheses do alike: read a hypothesis of a case that is open, at the wanted version, and keep a decision together with its events. */
final class HypothesisBook {

    private static final String AGGREGATE = "hypothesis";

    private final Hypotheses hypotheses;
    private final CaseDirectory cases;
    private final Outbox outbox;
    private final Clock clock;

    HypothesisBook(Hypotheses hypotheses, CaseDirectory cases, Outbox outbox, Clock clock) {
        this.hypotheses = hypotheses;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The present time in whole microseconds, which is what every store can keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The case, when it is open to the actor; it stays so, and everybody else who changes something in it waits, until the transaction ends. */
    static Either<HypothesisError, CaseRef> open(Actor actor, CaseDirectory cases, CaseRef caseRef) {
        return switch (cases.hold(actor, caseRef)) {
            case OPEN -> Either.right(caseRef);
            case READ_ONLY -> new HypothesisError.CaseReadOnly(caseRef).refuse();
            case ENDED -> new HypothesisError.CaseHasEnded(caseRef).refuse();
            case UNKNOWN -> new HypothesisError.CaseUnknown(caseRef).refuse();
        };
    }

    /** What is there, when it has the version that the actor knows or the actor names none. */
    static <T> Either<HypothesisError, T> atVersion(T found, String id, long present, Option<Long> expectedVersion) {
        return expectedVersion
                .filter(expected -> expected != present)
                .fold(
                        () -> Either.right(found),
                        expected -> new HypothesisError.StaleVersion(id, expected, present).refuse());
    }

    /** A hypothesis, to change it. Of a case that the actor may not see there is none. It is read again once its case is held: whoever waited must not decide on what was. */
    Either<HypothesisError, Hypothesis> read(Actor actor, HypothesisId id, Option<Long> expectedVersion) {
        return find(actor, id)
                .flatMap(found -> open(actor, cases, found.caseRef()))
                .mapLeft(refusal -> refusal instanceof HypothesisError.CaseUnknown
                        ? new HypothesisError.HypothesisNotFound(id)
                        : refusal)
                .flatMap(caseRef -> find(actor, id))
                .flatMap(found -> atVersion(found, id.toString(), found.version(), expectedVersion));
    }

    private Either<HypothesisError, Hypothesis> find(Actor actor, HypothesisId id) {
        return hypotheses.find(actor, id).toEither(() -> new HypothesisError.HypothesisNotFound(id));
    }

    /** Reads a hypothesis, has something decided on it, and keeps what was decided. */
    Either<HypothesisError, Hypothesis> change(
            Actor actor,
            HypothesisId id,
            Option<Long> expectedVersion,
            Function<Hypothesis, Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>>> decide) {
        return read(actor, id, expectedVersion)
                .flatMap(found -> decide.apply(found).map(decision -> save(actor, found, decision)));
    }

    Hypothesis add(Actor actor, Decision<Hypothesis, HypothesisEvent> proposed) {
        hypotheses.add(actor, proposed.state());
        outbox.append(actor, AGGREGATE, proposed.state().version(), proposed.events());
        return proposed.state();
    }

    Hypothesis save(Actor actor, Hypothesis before, Decision<Hypothesis, HypothesisEvent> decision) {
        if (decision.isUnchanged()) {
            return before;
        }
        hypotheses.save(actor, before, decision.state());
        outbox.append(actor, AGGREGATE, decision.state().version(), decision.events());
        return decision.state();
    }

    void delete(Actor actor, Hypothesis before) {
        Decision<Hypothesis, HypothesisEvent> decision = before.delete(actor.user(), now());
        hypotheses.delete(actor, before.id(), before.version());
        outbox.append(actor, AGGREGATE, decision.state().version(), decision.events());
    }
}
