package dev.sextant.cases.persistence;

import static dev.sextant.cases.persistence.db.Tables.CASE_RECORD;
import static dev.sextant.cases.persistence.db.Tables.TRANSITION;

import dev.sextant.cases.application.Cases;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.persistence.db.tables.records.CaseRecordRecord;
import dev.sextant.cases.persistence.db.tables.records.TransitionRecord;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.List;
import org.jooq.DSLContext;

/** Cases as a row each, with a row for each transition. The version in the row decides between two writers. */
public final class JooqCases implements Cases {

    private final JooqTransactions transactions;

    /** Cases in the transactions of this database. */
    public JooqCases(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Case> find(Actor actor, CaseId id) {
        DSLContext dsl = transactions.dsl(actor);
        return Option.ofOptional(dsl.selectFrom(CASE_RECORD)
                        .where(CASE_RECORD.ID.eq(id.value()))
                        .fetchOptional())
                .map(row -> restore(dsl, row));
    }

    @Override
    public Option<Case> findForUpdate(Actor actor, CaseId id) {
        DSLContext dsl = transactions.dsl(actor);
        return Option.ofOptional(dsl.selectFrom(CASE_RECORD)
                        .where(CASE_RECORD.ID.eq(id.value()))
                        .forUpdate()
                        .fetchOptional())
                .map(row -> restore(dsl, row));
    }

    private static Case restore(DSLContext dsl, CaseRecordRecord row) {
        return CaseRows.restore(
                row,
                dsl.selectFrom(TRANSITION)
                        .where(TRANSITION.CASE_ID.eq(row.getId()))
                        .orderBy(TRANSITION.POSITION)
                        .fetch());
    }

    @Override
    public void add(Actor actor, Case opened) {
        DSLContext dsl = transactions.dsl(actor);
        dsl.insertInto(CASE_RECORD).set(CaseRows.row(actor.tenant(), opened)).execute();
        addTransitions(dsl, CaseRows.transitions(actor.tenant(), opened, 0));
    }

    @Override
    public void save(Actor actor, Case before, Case changed) {
        DSLContext dsl = transactions.dsl(actor);
        int saved = dsl.update(CASE_RECORD)
                .set(CaseRows.row(actor.tenant(), changed))
                .where(CASE_RECORD.ID.eq(changed.id().value()))
                .and(CASE_RECORD.VERSION.eq(before.version()))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), before.version());
        }
        addTransitions(
                dsl,
                CaseRows.transitions(
                        actor.tenant(), changed, before.transitions().size()));
    }

    /** Rows are only added: nobody may change the audit. */
    private static void addTransitions(DSLContext dsl, List<TransitionRecord> rows) {
        if (!rows.isEmpty()) {
            dsl.insertInto(TRANSITION).set(rows).execute();
        }
    }

    @Override
    public void delete(Actor actor, CaseId id, long readVersion) {
        int deleted = transactions
                .dsl(actor)
                .deleteFrom(CASE_RECORD)
                .where(CASE_RECORD.ID.eq(id.value()))
                .and(CASE_RECORD.VERSION.eq(readVersion))
                .execute();
        if (deleted == 0) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public List<CaseId> mergedInto(Actor actor, CaseId id) {
        return transactions
                .dsl(actor)
                .select(CASE_RECORD.ID)
                .from(CASE_RECORD)
                .where(CASE_RECORD.MERGED_INTO.eq(id.value()))
                .orderBy(CASE_RECORD.ID)
                .fetch(row -> new CaseId(row.value1()));
    }
}
