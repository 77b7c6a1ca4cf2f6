package dev.sextant.shared.domain.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds names out of a list, the longest that fits. */
final class KnownNames {

    /** Characters that a name may have. */
    static final int LONGEST = 200;

    private final Map<Character, List<String>> byFirst = new HashMap<>();

    KnownNames(Set<String> names) {
        for (String name : names) {
            byFirst.computeIfAbsent(name.charAt(0), first -> new ArrayList<>()).add(name);
        }
        byFirst.values()
                .forEach(each -> each.sort(
                        Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder())));
    }

    boolean isEmpty() {
        return byFirst.isEmpty();
    }

    /** Whether a name stands at the beginning of a word. */
    boolean find(Window w, int at, Span span) {
        for (String name : byFirst.getOrDefault(w.at(at), List.of())) {
            int end = at + name.length();
            if (w.hasAt(at, name) && !w.isAttached(end)) {
                return span.set(at, end, MaskedShape.NAME);
            }
        }
        return false;
    }
}
