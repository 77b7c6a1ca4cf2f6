package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Letters;
import dev.sextant.identity.application.SecretBook;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import java.time.Duration;

/** Sends the letter by which somebody proves to read their address; every earlier one is good for nothing. */
public final class VerificationLetter {

    private static final Duration GOOD_FOR = Duration.ofDays(3);

    private final SecretBook secrets;
    private final Letters letters;
    private final IdentityBook book;

    /** A letter of this kind. */
    public VerificationLetter(SecretBook secrets, Letters letters, IdentityBook book) {
        this.secrets = secrets;
        this.letters = letters;
        this.book = book;
    }

    /** Sends it, in the open transaction of the account's plane. */
    void send(Actor account, User user) {
        secrets.forget(account, SecretKind.VERIFICATION, user.id().value());
        letters.verification(
                user,
                secrets.issue(
                        account,
                        SecretKind.VERIFICATION,
                        user.id().value(),
                        book.now().plus(GOOD_FOR)));
    }
}
