package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;

/**
 * Has access tokens signed by a new key, on the platform's plane. The old one verifies until the last token that it signed has expired, so nobody is logged out; keys whose time is over are forgotten, and those that stay are sealed
 * again when they were sealed by an old key. Nodes follow within a minute.
 */
public final class RotateSigningKeys
        implements UseCase<RotateSigningKeys.Command, RotateSigningKeys.Rotated, IdentityError> {

    private final SigningKeys keys;
    private final KeyPairs pairs;
    private final Sealing sealing;
    private final IdGenerator ids;
    private final IdentityBook book;

    /** The use case. */
    public RotateSigningKeys(SigningKeys keys, KeyPairs pairs, Sealing sealing, IdGenerator ids, IdentityBook book) {
        this.keys = keys;
        this.pairs = pairs;
        this.sealing = sealing;
        this.ids = ids;
        this.book = book;
    }

    /** What is asked for. */
    public record Command() {}

    /**
     * What came of it.
     *
     * @param kid the name of the key that signs now
     * @param stillVerifying the names of older keys whose tokens are taken for a while
     */
    public record Rotated(String kid, List<String> stillVerifying) {

        /** Copies the names. */
        public Rotated {
            stillVerifying = List.copyOf(stillVerifying);
        }
    }

    @Override
    public Permission needs() {
        return Permissions.PLATFORM_MANAGE;
    }

    @Override
    public Either<IdentityError, Rotated> handle(Actor actor, Command command) {
        Instant now = book.now();
        List<SigningKey> before = keys.allForUpdate(actor);
        before.stream().filter(key -> !key.verifiesAt(now)).forEach(expired -> keys.remove(actor, expired.kid()));
        List<SigningKey> retired = before.stream()
                .filter(key -> key.verifiesAt(now))
                .map(key -> RenewSealsOfKeys.underTheKeyOfToday(sealing, key).retired(now))
                .toList();
        retired.forEach(key -> keys.put(actor, key));
        SigningKey fresh = SealedKeyRing.freshKey(pairs, sealing, ids, now);
        keys.put(actor, fresh);
        return Either.right(
                new Rotated(fresh.kid(), retired.stream().map(SigningKey::kid).toList()));
    }
}
