package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.SecretText;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;

/** Gives a device of the actor the secret of one-time codes. Nothing is demanded before a code proves that the device has it. */
public final class StartSecondFactor
        implements UseCase<StartSecondFactor.Command, StartSecondFactor.Started, IdentityError> {

    /** The length that RFC 4226, section 4, recommends. */
    private static final int SECRET_BYTES = 20;

    private final Users users;
    private final OneTimeCodes codes;
    private final Sealing sealing;
    private final RandomSecrets random;
    private final IdentityBook book;

    /** The use case. */
    public StartSecondFactor(
            Users users, OneTimeCodes codes, Sealing sealing, RandomSecrets random, IdentityBook book) {
        this.users = users;
        this.codes = codes;
        this.sealing = sealing;
        this.random = random;
        this.book = book;
    }

    /** What is asked for: it is about the own account. */
    public record Command() {}

    @Override
    public Permission needs() {
        return Permissions.ACCOUNT_MANAGE;
    }

    @Override
    public Either<IdentityError, StartSecondFactor.Started> handle(Actor actor, Command command) {
        SecretText secret = codes.secret(random.next(SECRET_BYTES));
        return IdentityBook.found(users.findForUpdate(actor, actor.user()), Thing.USER, actor.user())
                .flatMap(before -> before.startSecondFactor(
                                sealing.seal(SecondFactorCodes.place(before.id()), secret), book.now())
                        .map(started -> {
                            users.save(actor, started, before.version());
                            return new Started(
                                    secret.value(),
                                    codes.address(secret, before.email().value()));
                        }));
    }

    /**
     * What the device needs; told only this once.
     *
     * @param secret the secret in base32, to be typed
     * @param address {@code otpauth://totp/…}, to be shown as a picture
     */
    public record Started(String secret, String address) {

        /** Says nothing of the secret, so that no log can. */
        @Override
        public String toString() {
            return "Started[hidden]";
        }
    }
}
