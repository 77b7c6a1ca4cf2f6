package dev.sextant.investigation.persistence;

import static dev.sextant.investigation.persistence.db.Tables.SOLUTION;
import static dev.sextant.investigation.persistence.db.Tables.SOLUTION_STEP;

import dev.sextant.investigation.application.SolutionQueries;
import dev.sextant.investigation.application.Solutions;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.investigation.domain.hypothesis.SolutionStep;
import dev.sextant.investigation.persistence.db.tables.records.SolutionRecord;
import dev.sextant.investigation.persistence.db.tables.records.SolutionStepRecord;
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

/** Solutions as a row each, with a row for each step, and the answers to questions about them: a view is the whole solution, so there is nothing to spare. */
public final class JooqSolutions implements Solutions, SolutionQueries {

    private final JooqTransactions transactions;

    /** Solutions in the transactions of this database. */
    public JooqSolutions(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Solution> find(Actor actor, SolutionId id) {
        DSLContext dsl = transactions.dsl(actor);
        return Option.ofOptional(dsl.selectFrom(SOLUTION)
                        .where(SOLUTION.ID.eq(id.value()))
                        .fetchOptional())
                .map(row -> restore(dsl, List.of(row)).getFirst());
    }

    @Override
    public List<Solution> ofCase(Actor actor, CaseRef caseRef) {
        DSLContext dsl = transactions.dsl(actor);
        return restore(
                dsl,
                dsl.selectFrom(SOLUTION)
                        .where(SOLUTION.CASE_ID.eq(caseRef.value()))
                        .orderBy(SOLUTION.CREATED_AT, SOLUTION.ID)
                        .fetch());
    }

    private static List<Solution> restore(DSLContext dsl, List<SolutionRecord> rows) {
        UUID[] ids = rows.stream().map(SolutionRecord::getId).toArray(UUID[]::new);
        Map<UUID, List<SolutionStepRecord>> steps = dsl
                .selectFrom(SOLUTION_STEP)
                .where(SOLUTION_STEP.SOLUTION_ID.eq(DSL.any(ids)))
                .orderBy(SOLUTION_STEP.SOLUTION_ID, SOLUTION_STEP.POSITION)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(SolutionStepRecord::getSolutionId));
        return rows.stream()
                .map(row -> SolutionRows.restore(row, steps.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    @Override
    public void add(Actor actor, Solution proposed) {
        DSLContext dsl = transactions.dsl(actor);
        dsl.insertInto(SOLUTION).set(SolutionRows.row(actor.tenant(), proposed)).execute();
        addSteps(dsl, actor, 0, proposed);
    }

    @Override
    public void save(Actor actor, Solution before, Solution changed) {
        DSLContext dsl = transactions.dsl(actor);
        int saved = dsl.update(SOLUTION)
                .set(SolutionRows.row(actor.tenant(), changed))
                .where(SOLUTION.ID.eq(changed.id().value()))
                .and(SOLUTION.VERSION.eq(before.version()))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), before.version());
        }
        addSteps(dsl, actor, before.snapshot().steps().size(), changed);
    }

    /** Steps are only added. */
    private static void addSteps(DSLContext dsl, Actor actor, int from, Solution changed) {
        List<SolutionStep> steps = changed.snapshot().steps();
        List<SolutionStepRecord> added = new ArrayList<>();
        for (int i = from; i < steps.size(); i++) {
            added.add(SolutionRows.row(actor.tenant(), changed.id(), i, steps.get(i)));
        }
        if (!added.isEmpty()) {
            dsl.insertInto(SOLUTION_STEP).set(added).execute();
        }
    }

    @Override
    public void delete(Actor actor, SolutionId id, long readVersion) {
        int deleted = transactions
                .dsl(actor)
                .deleteFrom(SOLUTION)
                .where(SOLUTION.ID.eq(id.value()))
                .and(SOLUTION.VERSION.eq(readVersion))
                .execute();
        if (deleted == 0) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public Either<HypothesisError, SolutionView> byId(Actor actor, SolutionId id) {
        return find(actor, id)
                .<HypothesisError>toEither(() -> new HypothesisError.SolutionNotFound(id))
                .map(SolutionView::of);
    }

    @Override
    public Page<SolutionView> ofCase(Actor actor, CaseRef caseRef, PageRequest page) {
        DSLContext dsl = transactions.dsl(actor);
        List<SolutionRecord> fetched = dsl.selectFrom(SOLUTION)
                .where(SOLUTION.CASE_ID.eq(caseRef.value()))
                .and(page.after().map(JooqSolutions::before).getOrElse(DSL::noCondition))
                .orderBy(SOLUTION.CREATED_AT.desc(), SOLUTION.ID.desc())
                .limit(page.limit() + 1)
                .fetch();
        Page<SolutionRecord> part = Page.of(
                fetched,
                page.limit(),
                last -> new Cursor(
                        List.of(last.getCreatedAt().toString(), last.getId().toString())));
        return new Page<>(
                restore(dsl, part.items()).stream().map(SolutionView::of).toList(), part.next());
    }

    private static Condition before(Cursor cursor) {
        Instant createdAt = Instant.parse(cursor.keys().get(0));
        UUID id = UUID.fromString(cursor.keys().get(1));
        return DSL.row(SOLUTION.CREATED_AT, SOLUTION.ID).lt(createdAt, id);
    }
}
