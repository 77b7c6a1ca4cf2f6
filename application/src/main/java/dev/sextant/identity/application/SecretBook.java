package dev.sextant.identity.application;

import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** Makes opaque tokens and keeps their digests. What it gives out is the only copy. */
public final class SecretBook {

    private final Secrets secrets;
    private final RandomSecrets random;

    /** A book over these digests. */
    public SecretBook(Secrets secrets, RandomSecrets random) {
        this.secrets = secrets;
        this.random = random;
    }

    /**
     * Makes a token, and keeps its digest in the actor's open transaction.
     *
     * @param subject to what it leads
     * @param expiresAt until when it is good
     */
    public OpaqueToken issue(Actor actor, SecretKind kind, UUID subject, Instant expiresAt) {
        OpaqueToken token = fresh(kind);
        keep(actor, token, subject, expiresAt);
        return token;
    }

    /** A token of any kind, whose digest is not kept yet: sometimes it is needed to decide on what it leads to. */
    public OpaqueToken fresh(SecretKind kind) {
        byte[] secret = random.next(OpaqueToken.SECRET_BYTES);
        return kind == SecretKind.API_KEY
                ? OpaqueToken.ofApiKey(secret, random.next(OpaqueToken.PREFIX_BYTES))
                : OpaqueToken.of(kind, secret);
    }

    /** Keeps the digest of a token that was made before, in the actor's open transaction. */
    public void keep(Actor actor, OpaqueToken token, UUID subject, Instant expiresAt) {
        secrets.add(actor, token.kind(), token.digest(), subject, Option.some(expiresAt));
    }

    /** Forgets every token of a kind that leads to a subject. */
    public void forget(Actor actor, SecretKind kind, UUID subject) {
        secrets.forget(actor, kind, subject);
    }

    /** Forgets all tokens of a kind that lead to a subject, but those that were made last. */
    public void keepNewest(Actor actor, SecretKind kind, UUID subject, int count) {
        secrets.keepNewest(actor, kind, subject, count);
    }
}
