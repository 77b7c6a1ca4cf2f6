package dev.sextant.identity.persistence;

import dev.sextant.identity.application.MemberQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;

/** Questions about members as SQL. The row of a membership is the whole membership, so it is turned into the view by way of it. */
public final class JooqMemberQueries implements MemberQueries {

    private final JooqMemberships memberships;

    /** Questions in the transactions of this database. */
    public JooqMemberQueries(JooqTransactions transactions) {
        this.memberships = new JooqMemberships(transactions);
    }

    @Override
    public Either<IdentityError, MemberView> byId(Actor actor, UserId user) {
        return memberships
                .find(actor, user)
                .<IdentityError>toEither(() -> new IdentityError.NotFound(Thing.MEMBER, user.toString()))
                .map(MemberView::of);
    }

    @Override
    public Page<MemberView> page(Actor actor, PageRequest page) {
        return memberships.page(actor, page, MemberView::of);
    }
}
