package dev.sextant.cases.domain;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a case stands, and how it came there.
 *
 * @param status where it stands
 * @param transitions every change of status, oldest first; at most two, as the table of statuses has no loop
 * @param proposal the transition that waits for a decision
 * @param mergedInto the case that goes on in its place, when it was merged
 */
public record CaseStanding(
        CaseStatus status, List<Transition> transitions, Option<Proposal> proposal, Option<CaseId> mergedInto) {

    /** Copies the transitions. */
    public CaseStanding {
        transitions = List.copyOf(transitions);
    }

    /** Where every case begins. */
    static CaseStanding beginning() {
        return new CaseStanding(CaseStatus.CONSULTING, List.of(), Option.none(), Option.none());
    }

    /** One transition later; what was proposed is off the table. */
    CaseStanding after(Transition transition) {
        var all = new ArrayList<>(transitions);
        all.add(transition);
        return new CaseStanding(transition.to(), all, Option.none(), mergedInto);
    }

    CaseStanding with(Option<Proposal> newProposal) {
        return new CaseStanding(status, transitions, newProposal, mergedInto);
    }

    CaseStanding mergedInto(CaseId target) {
        return new CaseStanding(status, transitions, proposal, Option.some(target));
    }
}
