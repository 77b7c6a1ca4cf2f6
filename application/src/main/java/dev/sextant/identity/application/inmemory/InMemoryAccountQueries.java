package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.AccountQueries;
import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;

/** Answers questions from what {@link InMemoryUsers} keeps. */
public final class InMemoryAccountQueries implements AccountQueries {

    private final InMemoryUsers users;

    /** Answers from these. */
    public InMemoryAccountQueries(InMemoryUsers users) {
        this.users = users;
    }

    @Override
    public Either<IdentityError, UserView> own(Actor actor) {
        var id = new UserId(actor.tenant().value());
        return IdentityBook.found(users.find(actor, id), Thing.USER, id).map(UserView::of);
    }
}
