package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.verdict.Confidence;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.TextRule;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * What somebody thinks caused an incident. It is proposed with little confidence; evidence that is linked to it makes it active and moves its points, each independent source once. When enough independent sources speak
 * for it and none against it, it is validated, until something does; when independent sources disprove it, it is refuted; when nobody wants to follow it any more, it is retired. Turns in which nothing is learnt
 * about it let it fade, a failed fix speaks against it. Nothing sets its points or makes it validated or refuted but what was said: that it is the root cause is found out, never declared. A refuted or retired one stays as it
 * is for ever; who thinks so again proposes it again.
 */
public final class Hypothesis implements AggregateRoot<Hypothesis, HypothesisId> {

    /** Where the points begin when no signature says otherwise. */
    public static final int PRIOR = 30;

    private static final TextRule REASON = new TextRule("/reason", 2_000, true, false);

    private final HypothesisSnapshot now;

    private Hypothesis(HypothesisSnapshot now) {
        this.now = now;
    }

    /**
     * Proposes one, at version 1.
     *
     * @param prior where its points begin, 20 to 50
     * @throws IllegalArgumentException when the prior is out of bounds
     */
    public static Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>> propose(
            HypothesisId id, CaseRef caseRef, HypothesisDraft draft, int prior, UserId by, Instant at) {
        Ledger ledger = Ledger.from(prior);
        return draft.check().map(text -> {
            var proposed = new HypothesisSnapshot(
                    id, 1, caseRef, text, ledger, HypothesisState.PROPOSED, Option.none(), by, at, at);
            return Decision.of(
                    new Hypothesis(proposed),
                    new HypothesisEvent.HypothesisProposed(id, caseRef, text.category(), prior, by, at));
        });
    }

    /** Brings back a hypothesis that was kept; decides nothing. */
    public static Hypothesis restore(HypothesisSnapshot kept) {
        return new Hypothesis(kept);
    }

    /** Changes what it says. An edit that changes nothing is no change. */
    public Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>> edit(
            HypothesisEdit edit, UserId by, Instant at) {
        if (state().isTerminal()) {
            return hasEnded();
        }
        return edit.applyTo(now.text()).map(after -> {
            List<String> changed = after.differencesTo(now.text());
            return changed.isEmpty()
                    ? Decision.unchanged(this)
                    : Decision.of(
                            new Hypothesis(now.saying(after, at)),
                            new HypothesisEvent.HypothesisEdited(id(), caseRef(), changed, after.category(), by, at));
        });
    }

    /**
     * Links what a piece of evidence says. What the same evidence said before is withdrawn; when it says the same again, nothing changes.
     *
     * @param testimony standing, and a counterfactual only when it speaks for the hypothesis
     */
    public Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>> link(Testimony testimony) {
        if (state().isTerminal()) {
            return hasEnded();
        }
        if (now.ledger().standing(testimony.evidence()).exists(before -> before.saysTheSameAs(testimony))) {
            return Either.right(Decision.unchanged(this));
        }
        if (now.ledger().testimonies().size() >= Ledger.MOST) {
            return new HypothesisError.TooManyLinks(id()).refuse();
        }
        Ledger after = now.ledger().with(testimony);
        int points = after.confidence().points();
        return Either.right(counted(
                after,
                new HypothesisEvent.EvidenceLinked(
                        id(),
                        caseRef(),
                        testimony.evidence(),
                        testimony.stance(),
                        testimony.role(),
                        points,
                        testimony.by(),
                        testimony.at())));
    }

    /** Counts a piece of evidence no longer, because it is gone or was wrong. */
    public Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>> withdrawEvidence(
            EvidenceRef evidence, UserId by, Instant at) {
        if (state().isTerminal()) {
            return hasEnded();
        }
        if (now.ledger().standing(evidence).isEmpty()) {
            return new HypothesisError.EvidenceNotLinked(id(), evidence).refuse();
        }
        Ledger after = now.ledger().withdrawn(evidence, at);
        int points = after.confidence().points();
        return Either.right(
                counted(after, new HypothesisEvent.EvidenceWithdrawn(id(), caseRef(), evidence, points, by, at)));
    }

    /** Notes that a solution which should have taken the cause away did not: that strongly speaks against it being the cause. */
    public Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>> demote(
            SolutionId failed, UserId by, Instant at) {
        String solution = failed.toString();
        return link(new Testimony(
                new EvidenceRef(solution),
                solution,
                Stance.STRONGLY_CONTRADICTS,
                EvidenceRole.OBSERVATION,
                "The fix did not help.",
                by,
                at,
                Option.none()));
    }

    /** Lets a turn pass in which nothing was learnt about it. What is validated is settled and does not fade. */
    public Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>> idleTurn(UserId by, Instant at) {
        if (state().isTerminal()) {
            return hasEnded();
        }
        if (state() == HypothesisState.VALIDATED) {
            return Either.right(Decision.unchanged(this));
        }
        Ledger after = now.ledger().idled();
        int points = after.confidence().points();
        return Either.right(counted(after, new HypothesisEvent.HypothesisIdled(id(), caseRef(), points, by, at)));
    }

    /** Gives it up without its being disproved, for a reason. */
    public Either<HypothesisError, Decision<Hypothesis, HypothesisEvent>> retire(
            Option<String> reason, UserId by, Instant at) {
        if (state().isTerminal()) {
            return hasEnded();
        }
        return reason(reason)
                .map(why -> Decision.of(
                        new Hypothesis(now.retired(why, at)),
                        new HypothesisEvent.HypothesisRetired(
                                id(), caseRef(), confidence().points(), by, at)));
    }

    private static Either<HypothesisError, String> reason(Option<String> reason) {
        return reason.fold(REASON::missing, text -> REASON.check(text.strip()))
                .toEither()
                .mapLeft(wrong -> new HypothesisError.InvalidFields(List.of(wrong)));
    }

    /** What is wrong with a reason to retire any hypothesis; empty when it will do. */
    public static List<FieldError> wrongReason(Option<String> reason) {
        return reason(reason).fold(HypothesisError::fields, text -> List.of());
    }

    /** Deletes it with its case, whatever its state. The state of the decision is the last one it had. */
    public Decision<Hypothesis, HypothesisEvent> delete(UserId by, Instant at) {
        return Decision.of(
                new Hypothesis(now.with(now.ledger(), state(), at)),
                new HypothesisEvent.HypothesisDeleted(id(), caseRef(), by, at));
    }

    /** What was said leads where it leads: the ledger alone decides on the next state. */
    private Decision<Hypothesis, HypothesisEvent> counted(Ledger after, HypothesisEvent why) {
        HypothesisState next = after.testimonies().isEmpty() ? state() : stateAfter(after.confidence());
        var changed = new Hypothesis(now.with(after, next, why.occurredAt()));
        List<HypothesisEvent> events = new ArrayList<>(List.of(why));
        if (next != state()) {
            changed.arrival(state(), why).forEach(events::add);
        }
        return new Decision<>(changed, events);
    }

    private HypothesisState stateAfter(Confidence confidence) {
        HypothesisState shown = confidence.isValidated()
                ? HypothesisState.VALIDATED
                : confidence.isRefuted() ? HypothesisState.REFUTED : HypothesisState.ACTIVE;
        return shown == state() || state().canBecome(shown) ? shown : HypothesisState.ACTIVE;
    }

    private Option<HypothesisEvent> arrival(HypothesisState before, HypothesisEvent why) {
        int points = confidence().points();
        return switch (state()) {
            case VALIDATED ->
                Option.some(new HypothesisEvent.HypothesisValidated(
                        id(), caseRef(), points, rootCauseIdentified(), why.by(), why.occurredAt()));
            case REFUTED ->
                Option.some(new HypothesisEvent.HypothesisRefuted(id(), caseRef(), points, why.by(), why.occurredAt()));
            case ACTIVE ->
                before == HypothesisState.VALIDATED
                        ? Option.some(new HypothesisEvent.HypothesisWeakened(
                                id(), caseRef(), points, why.by(), why.occurredAt()))
                        : Option.none();
            case PROPOSED, RETIRED -> Option.none();
        };
    }

    private <T> Either<HypothesisError, T> hasEnded() {
        return new HypothesisError.HypothesisHasEnded(id(), state()).refuse();
    }

    @Override
    public HypothesisId getId() {
        return now.id();
    }

    /** Its id. */
    public HypothesisId id() {
        return now.id();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** The case that it is about. */
    public CaseRef caseRef() {
        return now.caseRef();
    }

    /** Where it stands. */
    public HypothesisState state() {
        return now.state();
    }

    /** How sure it is, with everything that comes from. */
    public Confidence confidence() {
        return now.ledger().confidence();
    }

    /** Whether it is the root cause: it is validated, a chain tells how it leads to the effect, and a counterfactual shows the effect absent without it. */
    public boolean rootCauseIdentified() {
        Confidence confidence = confidence();
        return state() == HypothesisState.VALIDATED
                && now.text().chain().isDefined()
                && confidence.hasCounterfactual()
                && confidence.supporting().size() >= Confidence.SOURCES;
    }

    /** Everything that it consists of, for keeping it. */
    public HypothesisSnapshot snapshot() {
        return now;
    }
}
