package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SecondFactor;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.domain.ThrottleRule;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Demands no code of the actor any more, because a code or a recovery code shows once more that it is the actor; asked from the own account's plane. One that was only started is forgotten without a code. */
@PrimaryPort
public final class RemoveSecondFactor {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final CredentialCheck credentials;
    private final Tries tries;
    private final IdentityBook book;

    /** The door. */
    public RemoveSecondFactor(
            Doorkeeper doorkeeper, DoorStores stores, CredentialCheck credentials, Tries tries, IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.credentials = credentials;
        this.tries = tries;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param code what the device shows, or a recovery code
     */
    public record Command(Option<String> code) {

        /** Says nothing of the code, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    /** Removes it, or says that the code is not valid. */
    public Either<DomainError, Done> enter(Actor account, Command command) {
        return doorkeeper.watch(
                this,
                account,
                Permissions.ACCOUNT_MANAGE,
                () -> tries.of(ThrottleKey.codes(account.user()), ThrottleRule.CODES, account.origin())
                        .flatMap(attempt -> stores.transactions()
                                .write(
                                        account,
                                        () -> remove(account, command.code().getOrElse("")))
                                .peek(done -> tries.succeeded(attempt))));
    }

    private Either<IdentityError, Done> remove(Actor account, String code) {
        return IdentityBook.found(
                        stores.users().findForUpdate(account, account.user()), IdentityError.Thing.USER, account.user())
                .flatMap(before -> switch (before.secondFactor()) {
                    case SecondFactor.Off off -> Refusal.SECOND_FACTOR_NOT_STARTED.refuse();
                    case SecondFactor.Started started -> Either.right(before);
                    case SecondFactor.On on -> credentials.useCode(account, before, code);
                })
                .map(before -> {
                    book.keep(
                            account,
                            IdentityBook.USER,
                            before.removeSecondFactor(account.user(), book.now()),
                            User::version,
                            changed -> stores.users().save(account, changed, before.version()));
                    return new Done();
                });
    }
}
