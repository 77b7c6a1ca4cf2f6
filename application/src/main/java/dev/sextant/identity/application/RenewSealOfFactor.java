package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Seals the secret of an account's second factor again when an old key sealed it, in the account's plane. The user's device notices nothing. */
public final class RenewSealOfFactor implements UseCase<RenewSealOfFactor.Command, Boolean, IdentityError> {

    private final Users users;
    private final Sealing sealing;
    private final IdentityBook book;

    /** The use case. */
    public RenewSealOfFactor(Users users, Sealing sealing, IdentityBook book) {
        this.users = users;
        this.sealing = sealing;
        this.book = book;
    }

    /** What is asked for: it is about the account in whose plane the actor is. */
    public record Command() {}

    @Override
    public Permission needs() {
        return Permissions.PLATFORM_MANAGE;
    }

    /** Answers whether it was sealed again; an account that is gone meanwhile needs nothing. */
    @Override
    public Either<IdentityError, Boolean> handle(Actor actor, Command command) {
        Option<User> user = users.findForUpdate(actor, new UserId(actor.tenant().value()));
        return Either.right(user.exists(found -> renew(actor, found)));
    }

    private boolean renew(Actor actor, User user) {
        Option<Sealed> old = user.secondFactorSecret().filter(sealing::isOld);
        old.forEach(kept -> {
            String place = SecondFactorCodes.place(user.id());
            Sealed again = sealing.seal(place, sealing.open(place, kept));
            users.save(actor, user.resealSecondFactor(again, book.now()), user.version());
        });
        return old.isDefined();
    }
}
