package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Demands a code at every login of the actor from now on, because a code proved that the device has the secret. Tells ten recovery codes, once. */
public final class ConfirmSecondFactor
        implements UseCase<ConfirmSecondFactor.Command, ConfirmSecondFactor.Confirmed, IdentityError> {

    private final Users users;
    private final SecondFactorCodes codes;
    private final IdentityBook book;

    /** The use case. */
    public ConfirmSecondFactor(Users users, SecondFactorCodes codes, IdentityBook book) {
        this.users = users;
        this.codes = codes;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param code what the device shows
     */
    public record Command(Option<String> code) {}

    @Override
    public Permission needs() {
        return Permissions.ACCOUNT_MANAGE;
    }

    @Override
    public Either<IdentityError, ConfirmSecondFactor.Confirmed> handle(Actor actor, Command command) {
        Instant now = book.now();
        return IdentityBook.found(users.findForUpdate(actor, actor.user()), Thing.USER, actor.user())
                .flatMap(before -> codes.stepOf(before, command.code().getOrElse(""), now)
                        .flatMap(step -> confirm(actor, before, step, now)));
    }

    private Either<IdentityError, Confirmed> confirm(Actor actor, User before, long step, Instant now) {
        List<String> recovery = codes.recoveryCodes();
        Set<SecretDigest> digests =
                recovery.stream().map(SecondFactorCodes::digest).collect(Collectors.toUnmodifiableSet());
        return before.confirmSecondFactor(step, digests, actor.user(), now).map(decision -> {
            book.keep(
                    actor,
                    IdentityBook.USER,
                    decision,
                    User::version,
                    confirmed -> users.save(actor, confirmed, before.version()));
            return new Confirmed(recovery);
        });
    }

    /**
     * What came of it.
     *
     * @param recoveryCodes ten codes, each of which is good once in place of the device; told only this once
     */
    public record Confirmed(List<String> recoveryCodes) {

        /** Copies the codes. */
        public Confirmed {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        /** Says nothing of the codes, so that no log can. */
        @Override
        public String toString() {
            return "Confirmed[hidden]";
        }
    }
}
