package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.domain.ThrottleRule;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Has the letter sent again by which the actor proves to read the own address; asked from the own account's plane. When it is proven already, no letter is sent. */
@PrimaryPort
public final class RequestVerification {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final VerificationLetter letter;
    private final Tries tries;

    /** The door. */
    public RequestVerification(Doorkeeper doorkeeper, DoorStores stores, VerificationLetter letter, Tries tries) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.letter = letter;
        this.tries = tries;
    }

    /** Sends the letter, or says that too many letters were asked for. */
    public Either<DomainError, Done> enter(Actor account) {
        return doorkeeper.watch(
                this,
                account,
                Permissions.ACCOUNT_MANAGE,
                () -> stores.transactions()
                        .read(
                                account,
                                () -> IdentityBook.found(
                                        stores.users().find(account, account.user()),
                                        IdentityError.Thing.USER,
                                        account.user()))
                        .flatMap(user -> user.isVerified() ? Either.right(new Done()) : send(account, user)));
    }

    private Either<IdentityError, Done> send(Actor account, User user) {
        return tries.of(ThrottleKey.letters(user.email()), ThrottleRule.LETTERS, account.origin())
                .flatMap(counted -> stores.transactions().write(account, () -> {
                    letter.send(account, user);
                    return Either.right(new Done());
                }));
    }
}
