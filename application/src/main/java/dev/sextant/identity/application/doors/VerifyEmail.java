package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Notes that somebody reads their address, because they show the token of a letter that was sent there. */
@PrimaryPort
public final class VerifyEmail {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final IdentityBook book;

    /** The door. */
    public VerifyEmail(Doorkeeper doorkeeper, DoorStores stores, IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param token the token of the letter; required
     */
    public record Command(Option<String> token) {

        /** Says nothing of the token, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    /** Notes it, or says that the token is not valid. */
    public Either<DomainError, Done> enter(Origin origin, Command command) {
        Actor platform = Planes.platform(origin);
        return doorkeeper.watch(
                this,
                platform,
                () -> OpaqueToken.parse(SecretKind.VERIFICATION, command.token().getOrElse(""))
                        .flatMap(token -> stores.transactions()
                                .read(
                                        platform,
                                        () -> stores.secrets()
                                                .holderOf(platform, SecretKind.VERIFICATION, token.digest()))
                                .map(holder -> verify(new UserId(holder.subject()), token, origin)))
                        .getOrElse(Refusal.TOKEN_NOT_VALID::refuse));
    }

    private Either<IdentityError, Done> verify(UserId user, OpaqueToken token, Origin origin) {
        Actor account = Planes.account(user, origin);
        return stores.transactions()
                .write(
                        account,
                        () -> stores.secrets()
                                .consume(account, SecretKind.VERIFICATION, token.digest(), book.now())
                                .flatMap(subject -> stores.users().findForUpdate(account, new UserId(subject)))
                                .toEither((IdentityError) Refusal.TOKEN_NOT_VALID)
                                .map(before -> {
                                    book.keep(
                                            account,
                                            IdentityBook.USER,
                                            before.verifyEmail(book.now()),
                                            User::version,
                                            verified -> stores.users().save(account, verified, before.version()));
                                    return new Done();
                                }));
    }
}
