package dev.sextant.cases.persistence;

import static dev.sextant.cases.persistence.db.Tables.CASE_RECORD;
import static dev.sextant.cases.persistence.db.Tables.SHARE;
import static dev.sextant.cases.persistence.db.Tables.TRANSITION;

import dev.sextant.cases.application.Cases;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.persistence.db.tables.records.CaseRecordRecord;
import dev.sextant.cases.persistence.db.tables.records.ShareRecord;
import dev.sextant.cases.persistence.db.tables.records.TransitionRecord;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.FixedStatement;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Cases as a row each, with a row for each transition and each share. The version in the row decides between two writers. */
public final class JooqCases implements Cases {

    private static final FixedStatement INSERT = FixedStatement.insertInto(CASE_RECORD);

    private final JooqTransactions transactions;

    /** Cases in the transactions of this database. */
    public JooqCases(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Case> find(Actor actor, CaseId id) {
        DSLContext dsl = transactions.dsl(actor);
        return VisibleCases.to(actor).find(dsl, id).map(row -> restore(dsl, actor, row));
    }

    @Override
    public Option<Case> findForUpdate(Actor actor, CaseId id) {
        DSLContext dsl = transactions.dsl(actor);
        return Option.ofOptional(dsl.selectFrom(CASE_RECORD)
                        .where(CASE_RECORD.ID.eq(id.value()))
                        .and(VisibleCases.to(actor).condition())
                        .forUpdate()
                        .fetchOptional())
                .map(row -> restore(dsl, actor, row));
    }

    private static Case restore(DSLContext dsl, Actor actor, CaseRecordRecord row) {
        return CaseRows.restore(
                row,
                dsl.selectFrom(TRANSITION)
                        .where(TRANSITION.CASE_ID.eq(row.getId()))
                        .orderBy(TRANSITION.POSITION)
                        .fetch(),
                dsl.selectFrom(SHARE).where(sharesOf(actor, row.getId())).fetch());
    }

    /** Names the tenant beside the policy, so that an index serves it; see {@link VisibleCases}. */
    private static Condition sharesOf(Actor actor, UUID caseId) {
        return SHARE.TENANT_ID.eq(actor.tenant().value()).and(SHARE.CASE_ID.eq(caseId));
    }

    @Override
    public void add(Actor actor, Case opened) {
        DSLContext dsl = transactions.dsl(actor);
        INSERT.execute(dsl, CaseRows.row(actor.tenant(), opened).intoArray());
        addTransitions(dsl, CaseRows.transitions(actor.tenant(), opened, 0));
        opened.shares().forEach(share -> put(dsl, CaseRows.share(actor.tenant(), opened, share)));
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
        saveShares(dsl, actor, before, changed);
    }

    /** Only what this change is about is written, so that a share which its user ended meanwhile does not come back. */
    private static void saveShares(DSLContext dsl, Actor actor, Case before, Case changed) {
        before.shares().stream()
                .filter(share -> changed.shareOf(share.grantee()).isEmpty())
                .forEach(share -> dsl.deleteFrom(SHARE)
                        .where(sharesOf(actor, before.id().value()))
                        .and(SHARE.GRANTEE_KIND.eq(share.grantee().kind().code()))
                        .and(SHARE.GRANTEE_ID.eq(CaseRows.id(actor.tenant(), share.grantee())))
                        .execute());
        changed.shares().stream()
                .filter(share -> !before.shares().contains(share))
                .forEach(share -> put(dsl, CaseRows.share(actor.tenant(), changed, share)));
        if (!before.shares().isEmpty()) {
            dsl.update(SHARE)
                    .set(SHARE.CASE_UPDATED_AT, changed.snapshot().times().updatedAt())
                    .where(sharesOf(actor, changed.id().value()))
                    .execute();
        }
    }

    private static void put(DSLContext dsl, ShareRecord share) {
        dsl.insertInto(SHARE)
                .set(share)
                .onConflict(SHARE.TENANT_ID, SHARE.CASE_ID, SHARE.GRANTEE_KIND, SHARE.GRANTEE_ID)
                .doUpdate()
                .set(SHARE.ACCESS, share.getAccess())
                .set(SHARE.SHARED_BY, share.getSharedBy())
                .set(SHARE.SHARED_AT, share.getSharedAt())
                .execute();
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

    @Override
    public List<CaseId> assignedTo(Actor actor, UserId user) {
        return ids(actor, CASE_RECORD.ASSIGNEE.eq(user.value()));
    }

    @Override
    public List<CaseId> openedBy(Actor actor, UserId user) {
        return ids(actor, CASE_RECORD.OPENED_BY.eq(user.value()));
    }

    private List<CaseId> ids(Actor actor, Condition which) {
        return transactions
                .dsl(actor)
                .select(CASE_RECORD.ID)
                .from(CASE_RECORD)
                .where(which)
                .orderBy(CASE_RECORD.ID)
                .fetch(row -> new CaseId(row.value1()));
    }
}
