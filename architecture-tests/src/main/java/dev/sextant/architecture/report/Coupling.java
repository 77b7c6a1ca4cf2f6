package dev.sextant.architecture.report;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.sextant.architecture.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a group of classes hangs together with the rest of the suite. Libraries do not count.
 *
 * <p>Source: Robert C. Martin, "OO Design Quality Metrics: An Analysis of Dependencies", 1994.
 *
 * @param name the group
 * @param classes how many classes it has
 * @param afferent Ca: classes outside that depend on classes inside
 * @param efferent Ce: classes inside that depend on classes outside
 * @param instability I = Ce / (Ca + Ce), 0 to 1; 0 for a group without any coupling
 * @param abstractness A: the share of interfaces and abstract classes, 0 to 1
 * @param distance D = |A + I - 1|, the distance from the main sequence, 0 to 1
 */
public record Coupling(
        String name,
        int classes,
        int afferent,
        int efferent,
        double instability,
        double abstractness,
        double distance) {

    static Coupling of(String name, int classes, int abstractClasses, int afferent, int efferent) {
        double instability = afferent + efferent == 0 ? 0 : (double) efferent / (afferent + efferent);
        double abstractness = classes == 0 ? 0 : (double) abstractClasses / classes;
        return new Coupling(
                name, classes, afferent, efferent, instability, abstractness, Math.abs(abstractness + instability - 1));
    }

    /** The coupling of every group, by name; a class whose group is empty does not count. */
    static List<Coupling> byGroup(Collection<JavaClass> classes, Function<JavaClass, String> groupOf) {
        Map<String, Set<JavaClass>> members = new TreeMap<>();
        Map<String, Set<JavaClass>> outsiders = new HashMap<>();
        Map<String, Set<JavaClass>> reachingOut = new HashMap<>();
        for (JavaClass type : classes) {
            String group = groupOf.apply(type);
            if (group.isEmpty()) {
                continue;
            }
            members.computeIfAbsent(group, any -> new HashSet<>()).add(type);
            for (JavaClass target : targets(type, classes)) {
                String other = groupOf.apply(target);
                if (!other.isEmpty() && !other.equals(group)) {
                    reachingOut.computeIfAbsent(group, any -> new HashSet<>()).add(type);
                    outsiders.computeIfAbsent(other, any -> new HashSet<>()).add(type);
                }
            }
        }
        return members.entrySet().stream()
                .map(entry -> of(
                        entry.getKey(),
                        entry.getValue().size(),
                        (int) entry.getValue().stream()
                                .filter(Types::isAbstract)
                                .count(),
                        outsiders.getOrDefault(entry.getKey(), Set.of()).size(),
                        reachingOut.getOrDefault(entry.getKey(), Set.of()).size()))
                .toList();
    }

    /** The classes among these that a class depends on, itself left out. */
    static Set<JavaClass> targets(JavaClass type, Collection<JavaClass> among) {
        Set<JavaClass> targets = new HashSet<>();
        type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.equals(type) && among.contains(target))
                .forEach(targets::add);
        return targets;
    }
}
