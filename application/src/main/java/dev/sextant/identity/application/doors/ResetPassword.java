package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Departure;
import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.SessionBook;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Sets a new password with the token of a letter. All sessions end. An account whose address was never proven may have been opened by a stranger in the user's name; then its API keys, its second factor and its ties to OpenID
 * providers end as well, and the address is proven from now on.
 */
@PrimaryPort
public final class ResetPassword {

    private static final String FIELD = "/new_password";

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final Passwords passwords;
    private final SessionBook sessions;
    private final Departure departure;
    private final Tries tries;
    private final IdentityBook book;

    /** The door. */
    public ResetPassword(
            Doorkeeper doorkeeper,
            DoorStores stores,
            Passwords passwords,
            SessionBook sessions,
            Departure departure,
            Tries tries,
            IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.passwords = passwords;
        this.sessions = sessions;
        this.departure = departure;
        this.tries = tries;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param token the token of the letter; required
     * @param newPassword the new password; required
     */
    public record Command(Option<String> token, Option<String> newPassword) {

        /** Says nothing of the secrets, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    /** Sets the password, or says that the token is not valid or the password cannot be had. */
    public Either<DomainError, Done> enter(Origin origin, Command command) {
        return doorkeeper.watch(
                this,
                Planes.platform(origin),
                () -> OpaqueToken.parse(
                                SecretKind.PASSWORD_RESET, command.token().getOrElse(""))
                        .flatMap(token -> user(token, origin).map(user -> reset(user, token, command, origin)))
                        .getOrElse(Refusal.TOKEN_NOT_VALID::refuse));
    }

    private Option<User> user(OpaqueToken token, Origin origin) {
        Actor platform = Planes.platform(origin);
        return stores.transactions()
                .read(platform, () -> stores.secrets().holderOf(platform, SecretKind.PASSWORD_RESET, token.digest()))
                .map(holder -> new UserId(holder.subject()))
                .flatMap(id -> {
                    Actor account = Planes.account(id, origin);
                    return stores.transactions()
                            .read(account, () -> stores.users().find(account, id));
                })
                .filter(User::isActive);
    }

    private Either<IdentityError, Done> reset(User user, OpaqueToken token, Command command, Origin origin) {
        var report = new FieldReport();
        Option<Password> password = report.takeRequired(
                FIELD,
                command.newPassword(),
                text -> new NewPassword(passwords).read(FIELD, text, user.email(), user.displayName()));
        return report.<IdentityError, Password>answer(IdentityError.InvalidFields::new, password::get)
                .map(passwords::hash)
                .flatMap(hash -> {
                    Actor account = Planes.account(user.id(), origin);
                    return stores.transactions().write(account, () -> use(account, token, hash));
                })
                .peek(done -> tries.forget(user.email(), origin));
    }

    private Either<IdentityError, Done> use(Actor account, OpaqueToken token, PasswordHash hash) {
        return stores.secrets()
                .consume(account, SecretKind.PASSWORD_RESET, token.digest(), book.now())
                .flatMap(subject -> stores.users().findForUpdate(account, new UserId(subject)))
                .toEither((IdentityError) Refusal.TOKEN_NOT_VALID)
                .map(before -> {
                    if (!before.isVerified()) {
                        departure.revokeKeys(account, before.id());
                        stores.secrets()
                                .forget(account, SecretKind.OPEN_ID, before.id().value());
                    }
                    book.keep(
                            account,
                            IdentityBook.USER,
                            before.resetPassword(hash, book.now()),
                            User::version,
                            changed -> stores.users().save(account, changed, before.version()));
                    sessions.endAll(account, before.id(), EndReason.PASSWORD_CHANGED, Option.none());
                    return new Done();
                });
    }
}
