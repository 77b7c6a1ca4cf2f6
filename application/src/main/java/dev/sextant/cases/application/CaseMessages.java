package dev.sextant.cases.application;

import dev.sextant.cases.domain.Message;
import dev.sextant.shared.domain.Actor;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps what was said in cases. Works in the actor's open transaction. Messages go when their case is {@linkplain Cases#delete deleted}. */
@SecondaryPort
public interface CaseMessages {

    /** Keeps a message of a case that the tenant has. */
    void append(Actor actor, Message message);
}
