package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.util.List;

/** Seals the keys of access tokens again that an old key sealed, on the platform's plane. The keys themselves stay the same, so nobody is logged out. */
public final class RenewSealsOfKeys implements UseCase<RenewSealsOfKeys.Command, Integer, IdentityError> {

    private final SigningKeys keys;
    private final Sealing sealing;

    /** The use case. */
    public RenewSealsOfKeys(SigningKeys keys, Sealing sealing) {
        this.keys = keys;
        this.sealing = sealing;
    }

    /** What is asked for. */
    public record Command() {}

    @Override
    public Permission needs() {
        return Permissions.PLATFORM_MANAGE;
    }

    /** Answers how many were sealed again. */
    @Override
    public Either<IdentityError, Integer> handle(Actor actor, Command command) {
        List<SigningKey> old = keys.allForUpdate(actor).stream()
                .filter(key -> sealing.isOld(key.privateKey()))
                .toList();
        old.forEach(key -> keys.put(actor, underTheKeyOfToday(sealing, key)));
        return Either.right(old.size());
    }

    /** A key whose private half is sealed by the key of today; itself when it is so already. */
    static SigningKey underTheKeyOfToday(Sealing sealing, SigningKey key) {
        if (!sealing.isOld(key.privateKey())) {
            return key;
        }
        String place = SealedKeyRing.place(key.kid());
        Sealed again = sealing.seal(place, sealing.open(place, key.privateKey()));
        return new SigningKey(key.kid(), key.publicKey(), again, key.createdAt(), key.retiredAt());
    }
}
