package dev.sextant.cases.persistence;

import static dev.sextant.cases.persistence.db.Tables.CASE_RECORD;
import static dev.sextant.cases.persistence.db.Tables.SHARE;

import dev.sextant.cases.application.CaseSort;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** The part of a list of cases that is wanted, as SQL: by the time of creation or change and then by id, in one direction, behind the item where the page before ended. */
record CaseOrder(CaseSort sort, PageRequest page) {

    /** What a case is ordered by. */
    Field<Instant> ofCase() {
        return sort.isByUpdate() ? CASE_RECORD.UPDATED_AT : CASE_RECORD.CREATED_AT;
    }

    /** The same of a share's case, repeated in the row of the share. */
    Field<Instant> ofShare() {
        return sort.isByUpdate() ? SHARE.CASE_UPDATED_AT : SHARE.CASE_CREATED_AT;
    }

    /** One more than the page holds, which proves that there is another page. */
    int limit() {
        return page.limit() + 1;
    }

    /** The keys in this order. */
    List<SortField<?>> by(Field<Instant> time, Field<UUID> id) {
        return sort.isDescending() ? List.of(time.desc(), id.desc()) : List.of(time.asc(), id.asc());
    }

    /** Whether something lies behind the page before. */
    Condition rest(Field<Instant> time, Field<UUID> id) {
        return page.after()
                .map(cursor -> Keyset.beyond(
                        time, id, sort.isDescending(), Instant.parse(Keyset.key(cursor, 0)), Keyset.uuid(cursor, 1)))
                .getOrElse(DSL::noCondition);
    }

    /** The cursor behind a case. */
    Cursor behind(Instant time, UUID id) {
        return new Cursor(List.of(time.toString(), id.toString()));
    }
}
