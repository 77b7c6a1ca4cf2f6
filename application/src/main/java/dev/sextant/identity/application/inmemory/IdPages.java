package dev.sextant.identity.application.inmemory;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Pages of a list in the order of ids. */
final class IdPages {

    private IdPages() {}

    /** A page, the smallest id first. Ids are compared as unsigned numbers, as a database does, and not as Java compares them. */
    static <T, V> Page<V> ascending(List<T> all, Function<T, UUID> id, Function<T, V> view, PageRequest page) {
        return page(all, id, view, page, Comparator.comparing(UUID::toString));
    }

    /** A page, the largest id, which is the newest, first. */
    static <T, V> Page<V> descending(List<T> all, Function<T, UUID> id, Function<T, V> view, PageRequest page) {
        return page(all, id, view, page, Comparator.comparing(UUID::toString).reversed());
    }

    private static <T, V> Page<V> page(
            List<T> all, Function<T, UUID> id, Function<T, V> view, PageRequest page, Comparator<UUID> order) {
        List<T> found = all.stream()
                .filter(item -> !page.after().exists(cursor -> isNotAfter(id.apply(item), cursor, order)))
                .sorted(Comparator.comparing(id, order))
                .limit(page.limit() + 1L)
                .toList();
        Page<T> part = Page.of(
                found, page.limit(), last -> new Cursor(List.of(id.apply(last).toString())));
        return new Page<>(part.items().stream().map(view).toList(), part.next());
    }

    private static boolean isNotAfter(UUID id, Cursor cursor, Comparator<UUID> order) {
        return order.compare(id, UUID.fromString(cursor.keys().get(0))) <= 0;
    }
}
