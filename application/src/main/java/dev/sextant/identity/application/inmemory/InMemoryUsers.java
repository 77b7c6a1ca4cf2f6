package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Users;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** Keeps accounts in memory. */
public final class InMemoryUsers implements Users {

    private final PlaneTable<UserId, User> users;

    /** No account yet. */
    public InMemoryUsers(InMemoryTransactions transactions) {
        this.users = new PlaneTable<>(transactions, user -> User.planeOf(user.id()), user -> Option.none());
    }

    @Override
    public Option<User> find(Actor actor, UserId id) {
        return users.find(actor, id);
    }

    @Override
    public Option<User> findForUpdate(Actor actor, UserId id) {
        return users.find(actor, id);
    }

    @Override
    public Either<IdentityError, User> add(Actor actor, User opened) {
        if (accountOf(actor, opened.email()).isDefined()) {
            return Refusal.EMAIL_TAKEN.refuse();
        }
        users.add(actor, opened.id(), opened);
        return Either.right(opened);
    }

    @Override
    public void save(Actor actor, User changed, long readVersion) {
        users.replace(actor, changed.id(), changed, User::version, readVersion);
    }

    @Override
    public void delete(Actor actor, UserId id, long readVersion) {
        users.remove(actor, id, User::version, readVersion);
    }

    /** The ids of all accounts, whatever their plane. */
    List<UserId> ids(Actor actor) {
        return users.everywhere(actor).map(User::id).toList();
    }

    @Override
    public Option<UserId> accountOf(Actor actor, EmailAddress email) {
        return Option.ofOptional(users.everywhere(actor)
                .filter(user -> user.email().isSameMailbox(email))
                .map(User::id)
                .findFirst());
    }

    /** Whether an account is shut, which its organisations may know; an account that is gone is not. */
    boolean isDisabled(Actor actor, UserId id) {
        return users.everywhere(actor).anyMatch(user -> user.id().equals(id) && !user.isActive());
    }
}
