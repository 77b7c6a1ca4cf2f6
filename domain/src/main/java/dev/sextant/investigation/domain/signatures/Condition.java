package dev.sextant.investigation.domain.signatures;

import io.vavr.control.Option;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one fact must be to meet a clause.
 *
 * @param selector which facts are looked at
 * @param where what their values must be, by name; all must fit
 * @param reach where the fact may be
 * @param timing when it must be; none for any time
 */
public record Condition(Selector selector, SortedMap<String, Predicate> where, Reach reach, Option<Timing> timing) {

    /** Copies the predicates. */
    public Condition {
        where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
    }
}
