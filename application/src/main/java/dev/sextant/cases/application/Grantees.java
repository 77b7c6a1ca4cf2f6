package dev.sextant.cases.application;

import dev.sextant.cases.domain.Grantee;
import dev.sextant.shared.domain.Actor;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Knows whom there is to share a case with, or to give one to. Asked in the actor's open transaction, when that is done; nobody asks again when it is used. */
@FunctionalInterface
@SecondaryPort
public interface Grantees {

    /** Whether the actor's organisation has such a member or team; the same no for somebody of another organisation and for nobody at all. */
    boolean has(Actor actor, Grantee grantee);

    /** The answer where nobody keeps a list of people: everybody who is named may come. A share that means nobody lets nobody in. */
    static Grantees unlisted() {
        return (actor, grantee) -> true;
    }
}
