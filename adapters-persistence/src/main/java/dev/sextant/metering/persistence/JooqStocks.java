package dev.sextant.metering.persistence;

import static dev.sextant.metering.persistence.db.Tables.STOCK;

import dev.sextant.metering.application.Stocks;
import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What is held as a row for each kind. Taking is one statement, which adds and compares under the lock of the row. */
public final class JooqStocks implements Stocks {

    private final JooqTransactions transactions;

    /** Stocks in the transactions of this database. */
    public JooqStocks(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Long> take(Actor actor, UsageKind kind, long amount, Option<Long> limit) {
        var fits = limit.map(most -> DSL.val(amount).le(most)).getOrElse(DSL::noCondition);
        var more = STOCK.AMOUNT.plus(DSL.excluded(STOCK.AMOUNT));
        Condition fitsToo = limit.map(more::le).getOrElse(DSL::noCondition);
        return Option.ofOptional(transactions
                .dsl(actor)
                .insertInto(STOCK, STOCK.TENANT_ID, STOCK.KIND, STOCK.AMOUNT)
                .select(DSL.select(DSL.val(actor.tenant().value()), DSL.val(kind.code()), DSL.val(amount))
                        .where(fits))
                .onConflict(STOCK.TENANT_ID, STOCK.KIND)
                .doUpdate()
                .set(STOCK.AMOUNT, more)
                .where(fitsToo)
                .returningResult(STOCK.AMOUNT)
                .fetchOptional(STOCK.AMOUNT));
    }

    @Override
    public void giveBack(Actor actor, UsageKind kind, long amount) {
        transactions
                .dsl(actor)
                .update(STOCK)
                .set(STOCK.AMOUNT, DSL.greatest(STOCK.AMOUNT.minus(amount), DSL.val(0L)))
                .where(STOCK.TENANT_ID.eq(actor.tenant().value()))
                .and(STOCK.KIND.eq(kind.code()))
                .execute();
    }

    @Override
    public long held(Actor actor, UsageKind kind) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .select(STOCK.AMOUNT)
                        .from(STOCK)
                        .where(STOCK.TENANT_ID.eq(actor.tenant().value()))
                        .and(STOCK.KIND.eq(kind.code()))
                        .fetchOptional(STOCK.AMOUNT))
                .getOrElse(0L);
    }
}
