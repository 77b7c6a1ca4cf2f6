package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Letters;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.SecretBook;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * Sends the letter by which somebody can set a new password, when the address has an open account; the link is good once, for an hour, and every earlier one is good for nothing. The letter goes to the address that the account has.
 */
public final class SendPasswordReset implements JobHandler {

    /** The kind of job. */
    public static final String KIND = "send_password_reset";

    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final DoorStores stores;
    private final SecretBook secrets;
    private final Letters letters;
    private final IdentityBook book;

    /** The handler. */
    public SendPasswordReset(DoorStores stores, SecretBook secrets, Letters letters, IdentityBook book) {
        this.stores = stores;
        this.secrets = secrets;
        this.letters = letters;
        this.book = book;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
        EmailAddress.of("/email", payload)
                .toEither()
                .toOption()
                .flatMap(email ->
                        stores.transactions().read(actor, () -> stores.users().accountOf(actor, email)))
                .forEach(user -> send(Planes.account(user, actor.origin()), user));
        return Either.right("");
    }

    private void send(Actor account, UserId id) {
        Either<IdentityError, Done> sent = stores.transactions().write(account, () -> {
            stores.users()
                    .findForUpdate(account, id)
                    .filter(User::isActive)
                    .forEach(user -> letters.passwordReset(user, token(account, id)));
            return Either.right(new Done());
        });
        sent.peekLeft(refusal -> {
            throw new IllegalStateException("a letter cannot be refused: " + refusal.code());
        });
    }

    private OpaqueToken token(Actor account, UserId id) {
        secrets.forget(account, SecretKind.PASSWORD_RESET, id.value());
        return secrets.issue(
                account, SecretKind.PASSWORD_RESET, id.value(), book.now().plus(GOOD_FOR));
    }
}
