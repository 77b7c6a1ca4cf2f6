package dev.sextant.identity.application;

import dev.sextant.identity.domain.SigningKey;
import dev.sextant.shared.domain.Actor;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps the keys of access tokens, on the platform's plane. Every method works in the actor's open transaction. */
@SecondaryPort
public interface SigningKeys {

    /** Every key that is kept, newest first. */
    List<SigningKey> all(Actor actor);

    /** Like {@link #all}, and keeps every other caller of this method waiting until the transaction ends, also when there is no key yet: two nodes that start at once make one key. */
    List<SigningKey> allForUpdate(Actor actor);

    /** Keeps a new key, or a changed one in place of the one with the same name. */
    void put(Actor actor, SigningKey key);

    /** Forgets a key; one that is gone is no error. */
    void remove(Actor actor, String kid);
}
