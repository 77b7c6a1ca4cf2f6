package dev.sextant.cases.application;

import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Requester;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** What all use cases of the context do alike: read a case that is open to the actor, at the wanted version, and keep a decision together with its events. */
final class CaseBook {

    private static final String AGGREGATE = "case";

    private final Cases cases;
    private final Outbox outbox;
    private final Clock clock;

    CaseBook(Cases cases, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The present time in whole microseconds, which is what every store can keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads a case to do something with it. An actor who names a version races with other writers and may lose; one who names none waits for its turn.
     *
     * @param expectedVersion the version that the actor knows
     * @param wanted what the case must let the actor do
     */
    Either<CaseError, Case> read(Actor actor, CaseId id, Option<Long> expectedVersion, Access wanted) {
        Option<Case> found = expectedVersion.isDefined() ? cases.find(actor, id) : cases.findForUpdate(actor, id);
        return found.<CaseError>toEither(() -> new CaseError.CaseNotFound(id))
                .flatMap(subject -> subject.openTo(Requester.of(actor), wanted))
                .flatMap(subject -> atVersion(subject, expectedVersion));
    }

    /**
     * Reads a case, has something decided on it, and keeps what was decided.
     *
     * @param expectedVersion the version that the actor knows
     * @param wanted what the case must let the actor do
     */
    Either<CaseError, CaseView> change(
            Actor actor,
            CaseId id,
            Option<Long> expectedVersion,
            Access wanted,
            Function<Case, Either<CaseError, Decision<Case, CaseEvent>>> decide) {
        return read(actor, id, expectedVersion, wanted)
                .flatMap(subject -> decide.apply(subject).map(decision -> CaseView.of(save(actor, subject, decision))));
    }

    /** The case, when it has the version that the actor knows or the actor names none. */
    static Either<CaseError, Case> atVersion(Case subject, Option<Long> expectedVersion) {
        return expectedVersion
                .filter(expected -> expected != subject.version())
                .fold(
                        () -> Either.right(subject),
                        expected -> new CaseError.StaleVersion(subject.id(), expected, subject.version()).refuse());
    }

    /** Keeps a case that was just opened. */
    Case add(Actor actor, Decision<Case, CaseEvent> opened) {
        cases.add(actor, opened.state());
        outbox.append(actor, AGGREGATE, opened.state().version(), opened.events());
        return opened.state();
    }

    /** Keeps what was decided on a case, if anything changed. */
    Case save(Actor actor, Case before, Decision<Case, CaseEvent> decision) {
        if (decision.isUnchanged()) {
            return before;
        }
        cases.save(actor, before, decision.state());
        outbox.append(actor, AGGREGATE, decision.state().version(), decision.events());
        return decision.state();
    }

    /** Deletes a case that the decision has let go. */
    void delete(Actor actor, Case before, Decision<Case, CaseEvent> decision) {
        cases.delete(actor, before.id(), before.version());
        outbox.append(actor, AGGREGATE, decision.state().version(), decision.events());
    }
}
