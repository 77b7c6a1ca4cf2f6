package dev.sextant.identity.application;

import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps the digests of opaque secrets, and to what each leads. A secret stands in the plane that made it. Every method works in the actor's open transaction; all but {@link #holderOf} see only the actor's
 * plane.
 */
@SecondaryPort
public interface Secrets {

    /**
     * To what a secret leads.
     *
     * @param tenant the plane in which it stands
     * @param subject the user, session, invitation or API key, by the kind of secret
     */
    record Holder(TenantId tenant, UUID subject) {}

    /**
     * To what a secret leads, in whatever plane: all that can be found out before anybody is known. Whether it is still good is not looked at; what it leads to knows. Works in a transaction of any plane.
     *
     * @return none when nobody keeps such a digest of that kind
     */
    Option<Holder> holderOf(Actor actor, SecretKind kind, SecretDigest digest);

    /**
     * Keeps a digest in the actor's plane.
     *
     * @param expiresAt from when it may be forgotten; none when it is kept until somebody forgets it
     * @throws IllegalStateException when the same digest of that kind is kept already, in whatever plane
     */
    void add(Actor actor, SecretKind kind, SecretDigest digest, UUID subject, Option<Instant> expiresAt);

    /**
     * Uses a digest of the actor's plane up: it is forgotten, and of many at once exactly one caller gets what it leads to.
     *
     * @return none when it is not there, or expired
     */
    Option<UUID> consume(Actor actor, SecretKind kind, SecretDigest digest, Instant at);

    /** Forgets every digest of a kind in the actor's plane that leads to a subject. */
    void forget(Actor actor, SecretKind kind, UUID subject);

    /** Forgets the digests of a kind in the actor's plane that lead to a subject, but those that were added last. */
    void keepNewest(Actor actor, SecretKind kind, UUID subject, int count);
}
