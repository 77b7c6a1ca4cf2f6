package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.domain.Actor;
import org.jmolecules.architecture.hexagonal.Port;

/** Knows which cases there are for an actor. Asked in the actor's open transaction, about the actor's tenant only. */
@Port
public interface CaseDirectory {

    /** What is known about a case. */
    enum Standing {
        /** The tenant has no such case that the actor may see. */
        UNKNOWN,
        /** The actor may see it and its files, and not change them. */
        READ_ONLY,
        /** It is there and takes files. */
        OPEN,
        /** It is there, has ended and takes no files. */
        ENDED
    }

    /** What is known about a case now; it may change at once. Good in a read-only transaction too. */
    Standing look(Actor actor, CaseRef caseRef);

    /** What is known about a case, and stays so until the transaction ends: who would end or delete the case meanwhile waits. */
    Standing hold(Actor actor, CaseRef caseRef);
}
