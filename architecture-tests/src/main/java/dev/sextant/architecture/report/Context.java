package dev.sextant.architecture.report;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.sextant.architecture.Layout;
import dev.sextant.architecture.Types;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A context, or a room beside the contexts, with what it is built of.
 *
 * @param name its package under the root
 * @param parts how many classes each part has
 * @param blocks the names of its building blocks, by kind
 * @param sees how many of its classes see which other context
 */
public record Context(
        String name, Map<String, Integer> parts, Map<String, List<String>> blocks, Map<String, Integer> sees) {

    /** The kinds of building blocks, in the order in which they are shown. */
    private static final Map<String, Predicate<JavaClass>> KINDS = kinds();

    private static Map<String, Predicate<JavaClass>> kinds() {
        Map<String, Predicate<JavaClass>> kinds = new LinkedHashMap<>();
        kinds.put("aggregates", Types::isAggregate);
        kinds.put("use_cases", Types::isUseCase);
        kinds.put("queries", Types::isQueries);
        kinds.put("ports", Types::isSecondaryPort);
        kinds.put("events", type -> Types.isEvent(type) && !type.isInterface());
        kinds.put("refusals", type -> Types.isRefusal(type) && !type.isInterface());
        kinds.put("ids", Types::isIdentifier);
        kinds.put("values", Types::isValue);
        return java.util.Collections.unmodifiableMap(kinds);
    }

    /** How many classes it has. */
    public int classes() {
        return parts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The names of its building blocks of one kind. */
    List<String> named(String kind) {
        return blocks.getOrDefault(kind, List.of());
    }

    static Context of(String name, Collection<JavaClass> all, Layout layout) {
        Map<String, Integer> parts = new TreeMap<>();
        Map<String, Integer> sees = new TreeMap<>();
        var members =
                all.stream().filter(type -> layout.context(type).equals(name)).toList();
        for (JavaClass type : members) {
            parts.merge(layout.room(type), 1, Integer::sum);
            Coupling.targets(type, all).stream()
                    .map(layout::context)
                    .filter(other -> !other.equals(name) && !other.isEmpty())
                    .distinct()
                    .forEach(other -> sees.merge(other, 1, Integer::sum));
        }
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        KINDS.forEach((kind, is) -> blocks.put(
                kind,
                members.stream()
                        .filter(type -> isCore(type, layout) && is.test(type))
                        .map(Context::shortName)
                        .sorted()
                        .distinct()
                        .toList()));
        return new Context(name, parts, blocks, sees);
    }

    private static boolean isCore(JavaClass type, Layout layout) {
        String room = layout.room(type);
        return (room.equals(Layout.DOMAIN) || room.equals(Layout.APPLICATION))
                && !type.isAnonymousClass()
                && !type.getPackageName().endsWith(".inmemory");
    }

    /** The name with the types around it: {@code OpenCase.Command}. */
    private static String shortName(JavaClass type) {
        return type.getEnclosingClass().map(outer -> shortName(outer) + ".").orElse("") + type.getSimpleName();
    }
}
