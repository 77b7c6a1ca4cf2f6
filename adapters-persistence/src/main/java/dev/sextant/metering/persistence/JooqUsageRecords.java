package dev.sextant.metering.persistence;

import static dev.sextant.metering.persistence.db.Tables.USAGE;

import dev.sextant.metering.application.UsageRecords;
import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.impl.DSL;

/** Usage as a row for each kind and day. */
public final class JooqUsageRecords implements UsageRecords {

    private final JooqTransactions transactions;

    /** Usage in the transactions of this database. */
    public JooqUsageRecords(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Actor actor, UsageKind kind, LocalDate day, long amount) {
        transactions
                .dsl(actor)
                .insertInto(USAGE)
                .set(USAGE.TENANT_ID, actor.tenant().value())
                .set(USAGE.KIND, kind.code())
                .set(USAGE.DAY, day)
                .set(USAGE.AMOUNT, amount)
                .onConflict(USAGE.TENANT_ID, USAGE.KIND, USAGE.DAY)
                .doUpdate()
                .set(USAGE.AMOUNT, USAGE.AMOUNT.plus(DSL.excluded(USAGE.AMOUNT)))
                .execute();
    }

    @Override
    public SortedMap<LocalDate, Long> ofMonth(Actor actor, UsageKind kind, YearMonth month) {
        return new TreeMap<>(transactions
                .dsl(actor)
                .select(USAGE.DAY, USAGE.AMOUNT)
                .from(USAGE)
                .where(USAGE.TENANT_ID.eq(actor.tenant().value()))
                .and(USAGE.KIND.eq(kind.code()))
                .and(USAGE.DAY.between(month.atDay(1), month.atEndOfMonth()))
                .fetchMap(USAGE.DAY, USAGE.AMOUNT));
    }
}
