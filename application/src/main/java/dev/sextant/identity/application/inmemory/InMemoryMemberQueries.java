package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.MemberQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;

/** Answers questions from what {@link InMemoryMemberships} keeps. */
public final class InMemoryMemberQueries implements MemberQueries {

    private final InMemoryMemberships memberships;

    /** Answers from these. */
    public InMemoryMemberQueries(InMemoryMemberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public Either<IdentityError, MemberView> byId(Actor actor, UserId user) {
        return IdentityBook.found(memberships.find(actor, user), Thing.MEMBER, user)
                .map(MemberView::of);
    }

    @Override
    public Page<MemberView> page(Actor actor, PageRequest page) {
        return IdPages.ascending(
                memberships.here(actor).toList(),
                membership -> membership.userId().value(),
                MemberView::of,
                page);
    }
}
