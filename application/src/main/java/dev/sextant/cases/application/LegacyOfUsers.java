package dev.sextant.cases.application;

import dev.sextant.shared.domain.Actor;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Tells what an organisation wants to become of the cases of somebody whose account is deleted. */
@FunctionalInterface
@SecondaryPort
public interface LegacyOfUsers {

    /** Whether cases that concern nobody else go with the account, at present; asked in the actor's open transaction. */
    boolean goes(Actor actor);

    /** Cases stay, as where nobody keeps a list of people. */
    static LegacyOfUsers stays() {
        return actor -> false;
    }
}
