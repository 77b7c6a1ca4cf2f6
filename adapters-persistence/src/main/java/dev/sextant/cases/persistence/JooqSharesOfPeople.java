package dev.sextant.cases.persistence;

import static dev.sextant.cases.persistence.db.Tables.SHARE;

import dev.sextant.cases.application.SharesOfPeople;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;

/** Ends shares by one statement; row-level security says in which organisations. */
public final class JooqSharesOfPeople implements SharesOfPeople {

    private final JooqTransactions transactions;

    /** Over the shares of this database. */
    public JooqSharesOfPeople(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int endAllWith(Actor actor, UserId user) {
        return transactions
                .dsl(actor)
                .deleteFrom(SHARE)
                .where(SHARE.GRANTEE_KIND.eq(Grantee.user(user).kind().code()))
                .and(SHARE.GRANTEE_ID.eq(user.value()))
                .execute();
    }
}
