package dev.sextant.cases.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** All shares with one person, wherever they are. */
@FunctionalInterface
@SecondaryPort
public interface SharesOfPeople {

    /**
     * Ends every share with this user, in the actor's open transaction: in an organisation's plane those of its cases, in the user's own plane those of all organisations. The cases stay as they are, with
     * their versions, and no {@code case.unshared} is told: what ended is that the user left or is no more.
     *
     * @return how many ended
     */
    int endAllWith(Actor actor, UserId user);
}
