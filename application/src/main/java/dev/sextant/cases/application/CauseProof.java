package dev.sextant.cases.application;

import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CauseState;
import dev.sextant.shared.domain.Actor;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Answers whether the cause of a case is proven to be gone. Asked in the actor's open transaction, both to advise and again when a transition is committed. */
@FunctionalInterface
@SecondaryPort
public interface CauseProof {

    /** What is known about the cause of a case now. */
    CauseState of(Actor actor, CaseId id);

    /** The answer while nobody investigates causes: it is not known, so a person resolves with a written cause. */
    static CauseProof notAvailable() {
        return (actor, id) -> CauseState.NOT_KNOWN;
    }
}
