package dev.sextant.shared.application;

import java.util.List;

/**
 * Where a page ended: the sort keys of its last item, the unique one last. Adapters give it an opaque, tamper-proof form.
 *
 * @param keys the keys in sort order, as text that the query which wrote them can read
 */
public record Cursor(List<String> keys) {

    /** Copies the keys. */
    public Cursor {
        keys = List.copyOf(keys);
    }
}
