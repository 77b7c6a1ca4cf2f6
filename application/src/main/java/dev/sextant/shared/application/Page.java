package dev.sextant.shared.application;

import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, found by keyset and not by offset, so that every item which exists throughout a walk is seen exactly once.
 *
 * @param items the items, in the order asked for
 * @param next where the following page starts; none on the last page
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, Option<Cursor> next) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page from one item more than was asked for: the surplus item only proves that there is a next page.
     *
     * @param fetched up to {@code limit + 1} items
     * @param limit how many belong to the page
     * @param cursorAt the cursor that points behind an item
     */
    public static <T> Page<T> of(List<T> fetched, int limit, Function<T, Cursor> cursorAt) {
        if (fetched.size() <= limit) {
            return new Page<>(fetched, Option.none());
        }
        return new Page<>(fetched.subList(0, limit), Option.some(cursorAt.apply(fetched.get(limit - 1))));
    }
}
