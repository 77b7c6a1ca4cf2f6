package dev.sextant.identity.application;

import dev.sextant.identity.application.AccountQueries.UserView;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Shuts an account and ends its sessions. Asked by who runs the platform, inside the account's plane. */
public final class DisableUser implements UseCase<DisableUser.Command, UserView, IdentityError> {

    private final Users users;
    private final SessionBook sessions;
    private final IdentityBook book;

    /** The use case. */
    public DisableUser(Users users, SessionBook sessions, IdentityBook book) {
        this.users = users;
        this.sessions = sessions;
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
                .map(before -> {
                    sessions.endAll(actor, before.id(), EndReason.USER_DISABLED, Option.none());
                    return UserView.of(book.keep(
                            actor,
                            IdentityBook.USER,
                            before.disable(actor.user(), book.now()),
                            User::version,
                            shut -> users.save(actor, shut, before.version())));
                });
    }
}
