package dev.sextant.identity.application;

import dev.sextant.identity.application.AccountQueries.UserView;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** Has others call the actor something else, in all their organisations, from the own account's plane. */
public final class EditProfile implements UseCase<EditProfile.Command, UserView, IdentityError> {

    private final Users users;
    private final Memberships memberships;
    private final IdentityBook book;

    /** The use case. */
    public EditProfile(Users users, Memberships memberships, IdentityBook book) {
        this.users = users;
        this.memberships = memberships;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param displayName a new name; cannot be cleared
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(Patch<String> displayName, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.ACCOUNT_MANAGE;
    }

    @Override
    public Either<IdentityError, UserView> handle(Actor actor, Command command) {
        return IdentityBook.found(users.findForUpdate(actor, actor.user()), Thing.USER, actor.user())
                .flatMap(before -> IdentityBook.atVersion(
                        before, before.version(), command.expectedVersion(), Thing.USER, before.id()))
                .flatMap(before -> name(before, command.displayName()).map(name -> rename(actor, before, name)))
                .map(UserView::of);
    }

    private static Either<IdentityError, DisplayName> name(User before, Patch<String> patch) {
        return switch (patch) {
            case Patch.Absent<String> absent -> Either.right(before.displayName());
            case Patch.Cleared<String> cleared ->
                new IdentityError.InvalidFields(new FieldError("/display_name", "required", "must be given")).refuse();
            case Patch.Changed<String> changed ->
                DisplayName.of("/display_name", changed.value()).toEither().mapLeft(IdentityError.InvalidFields::new);
        };
    }

    private User rename(Actor actor, User before, DisplayName name) {
        Instant now = book.now();
        var decision = before.rename(name, actor.user(), now);
        User renamed = book.keep(
                actor,
                IdentityBook.USER,
                decision,
                User::version,
                changed -> users.save(actor, changed, before.version()));
        if (!decision.isUnchanged()) {
            for (Membership membership : memberships.ofUser(actor, actor.user())) {
                memberships.save(actor, membership.withProfileOf(renamed, now), membership.version());
            }
        }
        return renamed;
    }
}
