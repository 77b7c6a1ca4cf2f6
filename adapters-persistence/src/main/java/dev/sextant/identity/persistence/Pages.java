package dev.sextant.identity.persistence;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Pages of rows by their id, which is the order in which things began. */
final class Pages {

    private Pages() {}

    /** A page, the earliest id first. */
    static <R extends Record, V> Page<V> ascending(
            SelectConditionStep<R> rows, Field<UUID> id, PageRequest page, Function<R, V> view) {
        Condition rest = page.after().map(cursor -> id.gt(last(cursor))).getOrElse(DSL::noCondition);
        return page(rows.and(rest).orderBy(id).limit(page.limit() + 1), id, page, view);
    }

    /** A page, the latest id first. */
    static <R extends Record, V> Page<V> descending(
            SelectConditionStep<R> rows, Field<UUID> id, PageRequest page, Function<R, V> view) {
        Condition rest = page.after().map(cursor -> id.lt(last(cursor))).getOrElse(DSL::noCondition);
        return page(rows.and(rest).orderBy(id.desc()).limit(page.limit() + 1), id, page, view);
    }

    private static UUID last(Cursor cursor) {
        return UUID.fromString(cursor.keys().getFirst());
    }

    private static <R extends Record, V> Page<V> page(
            ResultQuery<R> query, Field<UUID> id, PageRequest page, Function<R, V> view) {
        Page<R> part = Page.of(
                query.fetch(),
                page.limit(),
                last -> new Cursor(List.of(last.get(id).toString())));
        return new Page<>(part.items().stream().map(view).toList(), part.next());
    }
}
