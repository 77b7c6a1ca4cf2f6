package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.MEMBERSHIP;

import dev.sextant.identity.application.MemberQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Questions about members as SQL. The row of a membership is the whole membership, so it is turned into the view by way of it. */
public final class JooqMemberQueries implements MemberQueries {

    private final JooqTransactions transactions;

    /** Questions in the transactions of this database. */
    public JooqMemberQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Either<IdentityError, MemberView> byId(Actor actor, UserId user) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(MEMBERSHIP)
                        .where(MEMBERSHIP.TENANT_ID.eq(actor.tenant().value()))
                        .and(MEMBERSHIP.USER_ID.eq(user.value()))
                        .fetchOptional())
                .<IdentityError>toEither(() -> new IdentityError.NotFound(Thing.MEMBER, user.toString()))
                .map(row -> MemberView.of(JooqMemberships.restore(row)));
    }

    @Override
    public Page<MemberView> page(Actor actor, PageRequest page) {
        return Pages.ascending(
                transactions
                        .dsl(actor)
                        .selectFrom(MEMBERSHIP)
                        .where(MEMBERSHIP.TENANT_ID.eq(actor.tenant().value())),
                MEMBERSHIP.USER_ID,
                page,
                row -> MemberView.of(JooqMemberships.restore(row)));
    }
}
