package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.JOB;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Jobs.Filter;
import dev.sextant.shared.application.Jobs.JobView;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.persistence.db.tables.records.JobRecord;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Lists a tenant's jobs, newest first. Who may see one is decided by its kind and not by the database, so that a page looks at a bounded number of jobs and may be short although others follow. */
final class JobList {

    private static final int MOST_LOOKED_AT = 300;

    private JobList() {}

    /** A page of the jobs that somebody may see. */
    static Page<JobView> page(DSLContext dsl, Filter filter, PageRequest page, Predicate<JobRecord> mayBeSeen) {
        List<JobRecord> rows = dsl.selectFrom(JOB)
                .where(wanted(filter))
                .and(page.after()
                        .map(cursor -> JOB.ID.lt(UUID.fromString(cursor.keys().getFirst())))
                        .getOrElse(DSL::trueCondition))
                .orderBy(JOB.ID.desc())
                .limit(MOST_LOOKED_AT + 1)
                .fetch();
        var seen = new ArrayList<JobView>();
        int looked = 0;
        while (looked < Math.min(rows.size(), MOST_LOOKED_AT) && seen.size() < page.limit()) {
            JobRecord row = rows.get(looked++);
            if (mayBeSeen.test(row)) {
                seen.add(JobRows.view(row));
            }
        }
        Option<Cursor> next = looked < rows.size()
                ? Option.some(new Cursor(List.of(rows.get(looked - 1).getId().toString())))
                : Option.none();
        return new Page<>(seen, next);
    }

    private static Condition wanted(Filter filter) {
        return DSL.and(
                filter.state().map(state -> JOB.STATE.eq(state.name())).getOrElse(DSL::trueCondition),
                filter.kind().map(JOB.KIND::eq).getOrElse(DSL::trueCondition));
    }
}
