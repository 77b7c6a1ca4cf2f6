package dev.sextant.shared.application;

import io.vavr.control.Option;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many items at most, 1 to 100
 * @param after where the page before ended; none for the first page
 */
public record PageRequest(int limit, Option<Cursor> after) {

    /** The largest page. */
    public static final int LARGEST = 100;

    /** The size of a page when nobody asks for one. */
    public static final int DEFAULT = 20;

    /** Refuses a limit out of range; adapters check it first and answer in their own words. */
    public PageRequest {
        if (limit < 1 || limit > LARGEST) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST + ": " + limit);
        }
    }

    /** The first page, of the default size. */
    public static PageRequest first() {
        return new PageRequest(DEFAULT, Option.none());
    }
}
