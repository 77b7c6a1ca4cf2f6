package dev.sextant.messaging.application.inmemory;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Pages of a list by id, the newest first. Ids are compared as unsigned numbers, as a database does, and not as Java compares them. */
final class NewestFirst {

    private static final Comparator<UUID> ORDER =
            Comparator.comparing(UUID::toString).reversed();

    private NewestFirst() {}

    /** A page. */
    static <T, V> Page<V> page(List<T> all, Function<T, UUID> id, Function<T, V> view, PageRequest page) {
        List<T> found = all.stream()
                .filter(item -> page.after()
                        .forAll(cursor -> ORDER.compare(
                                        id.apply(item),
                                        UUID.fromString(cursor.keys().getFirst()))
                                > 0))
                .sorted(Comparator.comparing(id, ORDER))
                .limit(page.limit() + 1L)
                .toList();
        Page<T> part = Page.of(
                found, page.limit(), last -> new Cursor(List.of(id.apply(last).toString())));
        return new Page<>(part.items().stream().map(view).toList(), part.next());
    }
}
