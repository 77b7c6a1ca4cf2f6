package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.application.SessionBook;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldReport;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Changes the actor's password, because the actor knows the present one; asked from the own account's plane. Every other session ends. */
@PrimaryPort
public final class ChangePassword {

    private static final String FIELD = "/new_password";

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final OwnPassword present;
    private final Passwords passwords;
    private final SessionBook sessions;
    private final IdentityBook book;

    /** The door. */
    public ChangePassword(
            Doorkeeper doorkeeper,
            DoorStores stores,
            OwnPassword present,
            Passwords passwords,
            SessionBook sessions,
            IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.present = present;
        this.passwords = passwords;
        this.sessions = sessions;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param currentPassword the present password; required
     * @param newPassword the new password; required
     */
    public record Command(Option<String> currentPassword, Option<String> newPassword) {

        /** Says nothing of the passwords, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    /** Changes it, or says that the present one is wrong or the new one cannot be had. */
    public Either<DomainError, Done> enter(Actor account, Command command) {
        return doorkeeper.watch(
                this,
                account,
                Permissions.ACCOUNT_MANAGE,
                () -> present.of(account)
                        .flatMap(user -> wanted(user, command)
                                .flatMap(wanted -> present.confirm(user, command.currentPassword(), account.origin())
                                        .map(right -> passwords.hash(wanted))))
                        .flatMap(hash -> stores.transactions().write(account, () -> change(account, hash))));
    }

    private Either<IdentityError, Password> wanted(User user, Command command) {
        var report = new FieldReport();
        Option<Password> wanted = report.takeRequired(
                FIELD,
                command.newPassword(),
                text -> new NewPassword(passwords).read(FIELD, text, user.email(), user.displayName()));
        if (command.currentPassword().isEmpty()) {
            report.note("/current_password", "required", "must be given");
        }
        return report.answer(IdentityError.InvalidFields::new, wanted::get);
    }

    private Either<IdentityError, Done> change(Actor account, PasswordHash hash) {
        return IdentityBook.found(
                        stores.users().findForUpdate(account, account.user()), IdentityError.Thing.USER, account.user())
                .flatMap(before -> before.password().isEmpty() ? Refusal.NO_PASSWORD.refuse() : Either.right(before))
                .map(before -> {
                    book.keep(
                            account,
                            IdentityBook.USER,
                            before.changePassword(hash, account.user(), book.now()),
                            User::version,
                            changed -> stores.users().save(account, changed, before.version()));
                    sessions.endAll(account, account.user(), EndReason.PASSWORD_CHANGED, currentSession(account));
                    return new Done();
                });
    }

    private static Option<SessionId> currentSession(Actor account) {
        return account.origin()
                .credential()
                .flatMap(credential -> SessionId.parse(credential).toOption());
    }
}
