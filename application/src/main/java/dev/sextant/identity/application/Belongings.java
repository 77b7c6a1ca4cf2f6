package dev.sextant.identity.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** What other contexts keep for people, and must not outlive their place in an organisation. */
@FunctionalInterface
@SecondaryPort
public interface Belongings {

    /**
     * Ends what is there for the sake of this user, in the actor's open transaction: in an organisation's plane what it gave the user, in the account plane what any organisation did.
     */
    void end(Actor actor, UserId user);

    /** The answer where no other context keeps anything. */
    static Belongings none() {
        return (actor, user) -> {};
    }
}
