package dev.sextant.investigation.persistence;

import static dev.sextant.investigation.persistence.db.Tables.HYPOTHESIS;
import static dev.sextant.investigation.persistence.db.Tables.TESTIMONY;

import dev.sextant.investigation.application.Hypotheses;
import dev.sextant.investigation.application.HypothesisQueries;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.Testimony;
import dev.sextant.investigation.persistence.db.tables.records.HypothesisRecord;
import dev.sextant.investigation.persistence.db.tables.records.TestimonyRecord;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Hypotheses as a row each, with a row for everything that was said about them. Questions are answered from the same rows through the aggregate: points are counted in the domain and nowhere else, and a second way to count them in SQL
 * would one day count otherwise.
 */
public final class JooqHypotheses implements Hypotheses, HypothesisQueries {

    private final JooqTransactions transactions;

    /** Hypotheses in the transactions of this database. */
    public JooqHypotheses(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Hypothesis> find(Actor actor, HypothesisId id) {
        DSLContext dsl = transactions.dsl(actor);
        return Option.ofOptional(dsl.selectFrom(HYPOTHESIS)
                        .where(HYPOTHESIS.ID.eq(id.value()))
                        .fetchOptional())
                .map(row -> restore(dsl, List.of(row)).getFirst());
    }

    @Override
    public List<Hypothesis> ofCase(Actor actor, CaseRef caseRef) {
        DSLContext dsl = transactions.dsl(actor);
        return restore(
                dsl,
                dsl.selectFrom(HYPOTHESIS)
                        .where(HYPOTHESIS.CASE_ID.eq(caseRef.value()))
                        .orderBy(HYPOTHESIS.CREATED_AT, HYPOTHESIS.ID)
                        .fetch());
    }

    private static List<Hypothesis> restore(DSLContext dsl, List<HypothesisRecord> rows) {
        UUID[] ids = rows.stream().map(HypothesisRecord::getId).toArray(UUID[]::new);
        Map<UUID, List<TestimonyRecord>> said = dsl
                .selectFrom(TESTIMONY)
                .where(TESTIMONY.HYPOTHESIS_ID.eq(DSL.any(ids)))
                .orderBy(TESTIMONY.HYPOTHESIS_ID, TESTIMONY.POSITION)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(TestimonyRecord::getHypothesisId));
        return rows.stream()
                .map(row -> HypothesisRows.restore(row, said.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    @Override
    public void add(Actor actor, Hypothesis proposed) {
        DSLContext dsl = transactions.dsl(actor);
        dsl.insertInto(HYPOTHESIS)
                .set(HypothesisRows.row(actor.tenant(), proposed))
                .execute();
        saveTestimonies(dsl, actor, List.of(), proposed);
    }

    @Override
    public void save(Actor actor, Hypothesis before, Hypothesis changed) {
        DSLContext dsl = transactions.dsl(actor);
        int saved = dsl.update(HYPOTHESIS)
                .set(HypothesisRows.row(actor.tenant(), changed))
                .where(HYPOTHESIS.ID.eq(changed.id().value()))
                .and(HYPOTHESIS.VERSION.eq(before.version()))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), before.version());
        }
        saveTestimonies(dsl, actor, before.snapshot().ledger().testimonies(), changed);
    }

    /** What was said is only added and withdrawn; withdrawn first, because of one piece of evidence one testimony stands. */
    private static void saveTestimonies(DSLContext dsl, Actor actor, List<Testimony> before, Hypothesis changed) {
        List<Testimony> after = changed.snapshot().ledger().testimonies();
        for (int i = 0; i < before.size(); i++) {
            if (!after.get(i).equals(before.get(i))) {
                dsl.update(TESTIMONY)
                        .set(TESTIMONY.WITHDRAWN_AT, after.get(i).withdrawnAt().getOrNull())
                        .where(TESTIMONY.HYPOTHESIS_ID.eq(changed.id().value()))
                        .and(TESTIMONY.POSITION.eq(i))
                        .execute();
            }
        }
        List<TestimonyRecord> added = new ArrayList<>();
        for (int i = before.size(); i < after.size(); i++) {
            added.add(HypothesisRows.row(actor.tenant(), changed.id(), i, after.get(i)));
        }
        if (!added.isEmpty()) {
            dsl.insertInto(TESTIMONY).set(added).execute();
        }
    }

    @Override
    public void delete(Actor actor, HypothesisId id, long readVersion) {
        int deleted = transactions
                .dsl(actor)
                .deleteFrom(HYPOTHESIS)
                .where(HYPOTHESIS.ID.eq(id.value()))
                .and(HYPOTHESIS.VERSION.eq(readVersion))
                .execute();
        if (deleted == 0) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public Either<HypothesisError, HypothesisView> byId(Actor actor, HypothesisId id) {
        return find(actor, id)
                .<HypothesisError>toEither(() -> new HypothesisError.HypothesisNotFound(id))
                .map(HypothesisView::of);
    }

    @Override
    public Page<HypothesisSummary> ofCase(Actor actor, CaseRef caseRef, PageRequest page) {
        DSLContext dsl = transactions.dsl(actor);
        List<HypothesisRecord> fetched = dsl.selectFrom(HYPOTHESIS)
                .where(HYPOTHESIS.CASE_ID.eq(caseRef.value()))
                .and(page.after().map(JooqHypotheses::before).getOrElse(DSL::noCondition))
                .orderBy(HYPOTHESIS.CREATED_AT.desc(), HYPOTHESIS.ID.desc())
                .limit(page.limit() + 1)
                .fetch();
        Page<HypothesisRecord> part = Page.of(
                fetched,
                page.limit(),
                last -> new Cursor(
                        List.of(last.getCreatedAt().toString(), last.getId().toString())));
        return new Page<>(
                restore(dsl, part.items()).stream().map(HypothesisSummary::of).toList(), part.next());
    }

    private static Condition before(Cursor cursor) {
        Instant createdAt = Instant.parse(cursor.keys().get(0));
        UUID id = UUID.fromString(cursor.keys().get(1));
        return DSL.row(HYPOTHESIS.CREATED_AT, HYPOTHESIS.ID).lt(createdAt, id);
    }
}
