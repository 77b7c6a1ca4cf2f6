package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands between a case and a transition, so that a client can draw its buttons. A verdict is a pure function of the case and the facts; the same function decides again when
 * the transition is committed.
 */
public sealed interface Verdict {

    /** Something that a transition may need to be told. */
    enum Need implements Coded {
        /** Why the case ends. */
        CLOSURE_REASON,
        /** The cause, in writing. */
        CAUSE
    }

    /** The status that the transition leads to. */
    CaseStatus to();

    /**
     * Nothing stands between.
     *
     * @param to the status that the transition leads to
     */
    record Ready(CaseStatus to) implements Verdict {}

    /**
     * It can happen once these are told.
     *
     * @param to the status that the transition leads to
     * @param what what is missing
     */
    record NeedsInfo(CaseStatus to, List<Need> what) implements Verdict {

        /** Copies the list. */
        public NeedsInfo {
            what = List.copyOf(what);
        }
    }

    /**
     * The facts speak for another transition.
     *
     * @param to the status that the transition leads to
     * @param alternative the status that the facts speak for
     * @param why in words
     */
    record SuggestsAlternative(CaseStatus to, CaseStatus alternative, String why) implements Verdict {}

    /**
     * It cannot happen from where the case stands.
     *
     * @param to the status that the transition leads to
     * @param why in words
     */
    record NotEligible(CaseStatus to, String why) implements Verdict {}

    /** The verdicts on every status that the case is not in. A pending proposal counts as told. */
    static List<Verdict> on(Case subject, CauseState cause) {
        return Stream.of(CaseStatus.values())
                .filter(to -> to != subject.status())
                .map(to -> {
                    Set<Need> told = subject.proposal()
                            .filter(proposal -> proposal.intent().to() == to)
                            .map(proposal -> proposal.intent().told())
                            .getOrElse(() -> EnumSet.noneOf(Need.class));
                    return judge(subject.status(), to, told, cause);
                })
                .toList();
    }

    /**
     * The verdict on one transition.
     *
     * @param told what is known already
     * @param cause what is known about the cause
     */
    static Verdict judge(CaseStatus from, CaseStatus to, Set<Need> told, CauseState cause) {
        if (!from.canBecome(to)) {
            return new NotEligible(to, whyNot(from, to));
        }
        return switch (to) {
            case RESOLVED -> resolving(told, cause);
            case CLOSED -> closing(from, told, cause);
            case CONSULTING, INVESTIGATING -> new Ready(to);
        };
    }

    private static Verdict resolving(Set<Need> told, CauseState cause) {
        return switch (cause) {
            case PROVEN_GONE -> new Ready(CaseStatus.RESOLVED);
            case NOT_PROVEN ->
                new SuggestsAlternative(
                        CaseStatus.RESOLVED,
                        CaseStatus.CLOSED,
                        "It is not proven that the cause is gone; a case without that proof is closed, not resolved.");
            case NOT_KNOWN ->
                told.contains(Need.CAUSE)
                        ? new Ready(CaseStatus.RESOLVED)
                        : new NeedsInfo(CaseStatus.RESOLVED, List.of(Need.CAUSE));
        };
    }

    private static Verdict closing(CaseStatus from, Set<Need> told, CauseState cause) {
        if (cause == CauseState.PROVEN_GONE) {
            CaseStatus better = from == CaseStatus.CONSULTING ? CaseStatus.INVESTIGATING : CaseStatus.RESOLVED;
            return new SuggestsAlternative(
                    CaseStatus.CLOSED,
                    better,
                    "It is proven that the cause is gone; a case with that proof is resolved, not closed.");
        }
        // A consultation that ends needs no further word: it was only a consultation.
        boolean ready = from == CaseStatus.CONSULTING || told.contains(Need.CLOSURE_REASON);
        return ready ? new Ready(CaseStatus.CLOSED) : new NeedsInfo(CaseStatus.CLOSED, List.of(Need.CLOSURE_REASON));
    }

    private static String whyNot(CaseStatus from, CaseStatus to) {
        if (from == to) {
            return "The case is " + to.code() + " already.";
        }
        if (from.isTerminal()) {
            return "A " + from.code() + " case stays " + from.code() + ".";
        }
        if (to == CaseStatus.CONSULTING) {
            return "A case does not go back to consulting.";
        }
        return "A " + from.code() + " case is investigated before it is " + to.code() + ".";
    }
}
