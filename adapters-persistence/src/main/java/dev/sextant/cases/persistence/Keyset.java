package dev.sextant.cases.persistence;

import dev.sextant.shared.application.Cursor;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Goes on from the sort keys of the last item of a page. */
final class Keyset {

    private Keyset() {}

    /** What lies behind two keys, in an order that falls or rises by both. */
    static <T> Condition beyond(Field<T> first, Field<UUID> second, boolean down, T firstKey, UUID secondKey) {
        var keys = DSL.row(first, second);
        return down ? keys.lt(firstKey, secondKey) : keys.gt(firstKey, secondKey);
    }

    /** A key of a cursor. */
    static String key(Cursor cursor, int index) {
        if (index >= cursor.keys().size()) {
            throw new IllegalArgumentException("the cursor belongs to another question");
        }
        return cursor.keys().get(index);
    }

    /** A key of a cursor that is an id. */
    static UUID uuid(Cursor cursor, int index) {
        return UUID.fromString(key(cursor, index));
    }
}
