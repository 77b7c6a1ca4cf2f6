package dev.sextant.identity.application;

import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps API keys. A key stands in the organisation's plane and can be seen and revoked, but not made, from the plane of the account that it speaks for as well. Every method works in the actor's open
 * transaction.
 */
@SecondaryPort
public interface ApiKeys {

    /** The key; none when this plane shows no such key. */
    Option<ApiKey> find(Actor actor, ApiKeyId id);

    /** Every key that speaks for a user, that is neither revoked nor expired, and that this plane shows: in the account plane those of all organisations; oldest first. */
    List<ApiKey> goodOnesOf(Actor actor, UserId user, Instant at);

    /** Keeps a key that was just made, in the organisation's plane. */
    void add(Actor actor, ApiKey made);

    /**
     * Keeps a revoked key, in either plane. When it was used last is left as it is kept.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the key is gone
     */
    void save(Actor actor, ApiKey changed, long readVersion);

    /** Notes when a key was used last, without a new version; an earlier moment than the kept one changes nothing, and a key that is gone is no error. */
    void used(Actor actor, ApiKeyId id, Instant at);
}
