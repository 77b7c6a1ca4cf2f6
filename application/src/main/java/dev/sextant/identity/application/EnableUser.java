package dev.sextant.identity.application;

import dev.sextant.identity.application.AccountQueries.UserView;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;

/** Opens a shut account again. Asked by who runs the platform, inside the account's plane. */
public final class EnableUser implements UseCase<EnableUser.Command, UserView, IdentityError> {

    private final Users users;
    private final IdentityBook book;

    /** The use case. */
    public EnableUser(Users users, IdentityBook book) {
        this.users = users;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param user whose account
     */
    public record Command(UserId user) {}

    @Override
    public Permission needs() {
        return Permissions.PLATFORM_MANAGE;
    }

    @Override
    public Either<IdentityError, UserView> handle(Actor actor, Command command) {
        return IdentityBook.found(users.findForUpdate(actor, command.user()), Thing.USER, command.user())
                .map(before -> UserView.of(book.keep(
                        actor,
                        IdentityBook.USER,
                        before.enable(actor.user(), book.now()),
                        User::version,
                        open -> users.save(actor, open, before.version()))));
    }
}
