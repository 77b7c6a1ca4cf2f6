package dev.sextant.architecture.report;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much of the suite must be understood, built and tested to understand one package of it.
 *
 * <p>Source: John Lakos, "Large-Scale C++ Software Design", 1996, section 4.12, with packages as components.
 *
 * @param components the number of packages
 * @param cumulative CCD: over all packages, the number of packages that each depends on, directly or not, itself included
 * @param average ACD = CCD / packages
 * @param normalised NCCD: CCD against that of a balanced binary tree of as many packages; above 1 is more entangled than a tree
 */
public record Cumulative(int components, int cumulative, double average, double normalised) {

    static Cumulative of(Collection<JavaClass> classes) {
        Map<String, Set<String>> direct = new TreeMap<>();
        for (JavaClass type : classes) {
            var targets = direct.computeIfAbsent(type.getPackageName(), any -> new HashSet<>());
            Coupling.targets(type, classes).forEach(target -> targets.add(target.getPackageName()));
        }
        int cumulative = direct.keySet().stream()
                .mapToInt(component -> reachable(component, direct).size())
                .sum();
        int n = direct.size();
        double tree = (n + 1) * (Math.log(n + 1) / Math.log(2)) - n;
        return new Cumulative(n, cumulative, n == 0 ? 0 : (double) cumulative / n, n == 0 ? 0 : cumulative / tree);
    }

    private static Set<String> reachable(String start, Map<String, Set<String>> direct) {
        Set<String> seen = new HashSet<>(Set.of(start));
        var waiting = new ArrayDeque<>(seen);
        while (!waiting.isEmpty()) {
            for (String next : direct.getOrDefault(waiting.remove(), Set.of())) {
                if (seen.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return seen;
    }
}
