package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.SecondFactorCodes;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Recognises somebody by address, password and, when the account demands it, a code. Tries are counted before a password is looked at. For an address without an account, and for an account without a password, the
 * same work is done as for a wrong password, and the same is said.
 */
public final class CredentialCheck {

    private final DoorStores stores;
    private final Passwords passwords;
    private final SecondFactorCodes codes;
    private final Tries tries;
    private final IdentityBook book;

    /** A check against these accounts. */
    public CredentialCheck(
            DoorStores stores, Passwords passwords, SecondFactorCodes codes, Tries tries, IdentityBook book) {
        this.stores = stores;
        this.passwords = passwords;
        this.codes = codes;
        this.tries = tries;
        this.book = book;
    }

    /**
     * Recognises somebody.
     *
     * @param code what a device shows, or a recovery code
     * @return the account, which is open; {@link Refusal#INVALID_CREDENTIALS}, {@link Refusal#SECOND_FACTOR_REQUIRED}, {@link Refusal#ACCOUNT_DISABLED} or {@link
     *     IdentityError.TriedTooOften}
     */
    Either<IdentityError, User> check(EmailAddress email, Password password, Option<String> code, Origin origin) {
        return tries.login(email, origin).flatMap(attempt -> {
            Option<User> user = account(email, origin);
            if (!isRight(user, password)) {
                return Refusal.INVALID_CREDENTIALS.refuse();
            }
            return admitted(user.get(), code, origin)
                    .peekLeft(refusal -> {
                        if (refusal != Refusal.INVALID_CREDENTIALS) {
                            tries.takeBack(attempt);
                        }
                    })
                    .peek(admitted -> {
                        tries.succeeded(attempt, email);
                        rehash(admitted, password, origin);
                    });
        });
    }

    /** Also for an address without an account two transactions are opened, because their time can be measured from outside. */
    private Option<User> account(EmailAddress email, Origin origin) {
        Actor platform = Planes.platform(origin);
        Option<UserId> id =
                stores.transactions().read(platform, () -> stores.users().accountOf(platform, email));
        UserId owner = id.getOrElse(Platform.NOBODY);
        Actor account = Planes.account(owner, origin);
        return stores.transactions().read(account, () -> stores.users().find(account, owner));
    }

    private boolean isRight(Option<User> user, Password password) {
        Option<PasswordHash> hash = user.flatMap(User::password);
        if (hash.isEmpty()) {
            passwords.verifyNothing(password);
            return false;
        }
        return passwords.matches(password, hash.get());
    }

    private Either<IdentityError, User> admitted(User user, Option<String> code, Origin origin) {
        if (!user.isActive()) {
            return Refusal.ACCOUNT_DISABLED.refuse();
        }
        if (!user.hasSecondFactor()) {
            return Either.right(user);
        }
        return code.fold(
                () -> Refusal.SECOND_FACTOR_REQUIRED.refuse(),
                shown -> useCode(user.id(), shown, origin).mapLeft(refusal -> Refusal.INVALID_CREDENTIALS));
    }

    /** Uses a code of a device or a recovery code up, in the account's plane. */
    Either<IdentityError, User> useCode(UserId id, String code, Origin origin) {
        Actor account = Planes.account(id, origin);
        return stores.transactions()
                .write(
                        account,
                        () -> IdentityBook.found(
                                        stores.users().findForUpdate(account, id), IdentityError.Thing.USER, id)
                                .flatMap(user -> useCode(account, user, code)));
    }

    /** Uses a code up in the actor's open transaction. */
    Either<IdentityError, User> useCode(Actor actor, User before, String code) {
        Instant now = book.now();
        Either<IdentityError, User> byDevice =
                codes.stepOf(before, code, now).flatMap(step -> before.useCode(step, now));
        if (byDevice.isRight()) {
            stores.users().save(actor, byDevice.get(), before.version());
            return byDevice;
        }
        return before.useRecoveryCode(SecondFactorCodes.digest(code), now)
                .map(decision -> book.keep(
                        actor,
                        IdentityBook.USER,
                        decision,
                        User::version,
                        used -> stores.users().save(actor, used, before.version())));
    }

    /** Hashes the password again when its hash is of an earlier time. Another login may have done it in the meantime; then nothing is left to do. */
    private void rehash(User user, Password password, Origin origin) {
        Option<PasswordHash> old = user.password().filter(passwords::needsUpgrade);
        old.forEach(hash -> {
            PasswordHash stronger = passwords.hash(password);
            Actor account = Planes.account(user.id(), origin);
            Either<IdentityError, Option<User>> kept = stores.transactions()
                    .write(
                            account,
                            () -> Either.right(stores.users()
                                    .findForUpdate(account, user.id())
                                    .filter(present -> present.password().contains(hash))
                                    .peek(present -> stores.users()
                                            .save(account, present.rehash(stronger, book.now()), present.version()))));
            kept.peekLeft(refusal -> {
                throw new IllegalStateException("a new hash cannot be refused: " + refusal.code());
            });
        });
    }
}
