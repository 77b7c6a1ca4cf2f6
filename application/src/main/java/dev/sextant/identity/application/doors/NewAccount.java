package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Consumer;

/** Opens an account, in one transaction of its own plane. */
public final class NewAccount {

    private final DoorStores stores;
    private final VerificationLetter letter;
    private final IdGenerator ids;
    private final IdentityBook book;

    /** Opens accounts here. */
    public NewAccount(DoorStores stores, VerificationLetter letter, IdGenerator ids, IdentityBook book) {
        this.stores = stores;
        this.letter = letter;
        this.ids = ids;
        this.book = book;
    }

    /** Opens one whose user has yet to prove to read the address, and sends the letter for that; or says that the address has an account. */
    Either<IdentityError, User> open(EmailAddress email, DisplayName name, PasswordHash password, Origin origin) {
        var id = new UserId(ids.next());
        Actor account = Planes.account(id, origin);
        return open(account, email, name, Option.some(password), false, opened -> letter.send(account, opened));
    }

    /** Opens one for whose address whoever runs the server vouches, so no letter is sent; or says that the address has an account. */
    Either<IdentityError, User> openForOperator(
            EmailAddress email, DisplayName name, PasswordHash password, Origin origin) {
        Actor account = Planes.account(new UserId(ids.next()), origin);
        return open(account, email, name, Option.some(password), true, opened -> {});
    }

    /**
     * Opens one for whom a provider vouches, or says that the address has an account.
     *
     * @param inside done in the same transaction, in the account's plane
     */
    Either<IdentityError, User> openVouched(
            EmailAddress email, DisplayName name, Origin origin, Consumer<Actor> inside) {
        Actor account = Planes.account(new UserId(ids.next()), origin);
        return open(account, email, name, Option.none(), true, opened -> inside.accept(account));
    }

    private Either<IdentityError, User> open(
            Actor account,
            EmailAddress email,
            DisplayName name,
            Option<PasswordHash> password,
            boolean addressIsProven,
            Consumer<User> inside) {
        var opened = User.open(account.user(), email, name, password, addressIsProven, book.now());
        return stores.transactions()
                .write(
                        account,
                        () -> stores.users().add(account, opened.state()).peek(added -> {
                            // The row was added already, because only the store knows whether the address is free.
                            book.keep(account, IdentityBook.USER, opened, User::version, kept -> {});
                            inside.accept(added);
                        }));
    }
}
