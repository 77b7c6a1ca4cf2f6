package dev.sextant.metering.application;

import dev.sextant.metering.domain.Plan;
import dev.sextant.shared.domain.Actor;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Tells what the actor's organisation may use, and what another context counts of it. Every method works in the actor's open transaction. */
@SecondaryPort
public interface Subscriptions {

    /** The plan of the actor's organisation. */
    Plan plan(Actor actor);

    /** How many people belong to the actor's organisation. */
    long members(Actor actor);
}
