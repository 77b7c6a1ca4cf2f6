package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.PeopleQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.UserState;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;

/** Answers questions from what {@link InMemoryMemberships} and {@link InMemoryUsers} keep. */
public final class InMemoryPeopleQueries implements PeopleQueries {

    private final InMemoryMemberships memberships;
    private final InMemoryUsers users;

    /** Answers from these. */
    public InMemoryPeopleQueries(InMemoryMemberships memberships, InMemoryUsers users) {
        this.memberships = memberships;
        this.users = users;
    }

    @Override
    public Either<IdentityError, PersonView> byId(Actor actor, UserId user) {
        return IdentityBook.found(memberships.find(actor, user), Thing.USER, user)
                .map(membership -> view(actor, membership));
    }

    @Override
    public Page<PersonView> page(Actor actor, PageRequest page) {
        return IdPages.ascending(
                memberships.here(actor).toList(),
                membership -> membership.userId().value(),
                membership -> view(actor, membership),
                page);
    }

    private PersonView view(Actor actor, Membership membership) {
        boolean shut = users.isDisabled(actor, membership.userId());
        return PersonView.of(membership, shut ? UserState.DISABLED : UserState.ACTIVE);
    }
}
