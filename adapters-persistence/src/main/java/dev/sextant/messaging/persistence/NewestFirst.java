package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Pages of rows by their id, which is the order in which things began; the newest first. */
final class NewestFirst {

    private NewestFirst() {}

    /**
     * A page.
     *
     * @param views makes views of the rows of the page, in their order
     */
    static <R extends Record, V> Page<V> page(
            SelectConditionStep<R> rows, Field<UUID> id, PageRequest page, Function<List<R>, List<V>> views) {
        Condition rest = page.after()
                .map(cursor -> id.lt(UUID.fromString(cursor.keys().getFirst())))
                .getOrElse(DSL::noCondition);
        Page<R> part = Page.of(
                rows.and(rest).orderBy(id.desc()).limit(page.limit() + 1).fetch(),
                page.limit(),
                last -> new Cursor(List.of(last.get(id).toString())));
        return new Page<>(views.apply(part.items()), part.next());
    }
}
