package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.domain.ThrottleRule;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Asks somebody who is logged in for the password once more, before something that a stolen session must not do. Tries are counted. */
public final class OwnPassword {

    private final DoorStores stores;
    private final Passwords passwords;
    private final Tries tries;

    /** Asks for the passwords of these accounts. */
    public OwnPassword(DoorStores stores, Passwords passwords, Tries tries) {
        this.stores = stores;
        this.passwords = passwords;
        this.tries = tries;
    }

    /** The account whose plane the actor is in, read in a transaction of its own. */
    Either<IdentityError, User> of(Actor account) {
        return stores.transactions()
                .read(
                        account,
                        () -> IdentityBook.found(
                                stores.users().find(account, account.user()),
                                IdentityError.Thing.USER,
                                account.user()));
    }

    /** The account, when the password is right; {@link Refusal#PASSWORD_WRONG}, {@link Refusal#NO_PASSWORD} or {@link IdentityError.TriedTooOften}. */
    Either<IdentityError, User> confirm(User user, Option<String> password, Origin origin) {
        return user.password()
                .toEither((IdentityError) Refusal.NO_PASSWORD)
                .flatMap(hash -> tries.of(ThrottleKey.codes(user.id()), ThrottleRule.CODES, origin)
                        .flatMap(attempt -> check(hash, password)
                                .peek(right -> tries.succeeded(attempt))
                                .map(right -> user)));
    }

    private Either<IdentityError, Password> check(PasswordHash hash, Option<String> password) {
        return password.map(Password::typed)
                .filter(typed -> passwords.matches(typed, hash))
                .toEither(Refusal.PASSWORD_WRONG);
    }
}
