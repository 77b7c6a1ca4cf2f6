package dev.sextant.shared.application;

import org.jmolecules.architecture.hexagonal.Port;

/** Where reactions are taken into service. */
@Port
public interface Subscriptions {

    /**
     * Takes a reaction into service for as long as the program runs. One that is new to the storage begins where {@link Reaction#fromBeginning} says, one that was there before goes on where it was.
     *
     * @throws IllegalArgumentException when another one has its name
     * @throws BrokenEventContracts when it asks for what cannot be told
     */
    void subscribe(Reaction reaction);
}
