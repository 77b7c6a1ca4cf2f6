package dev.sextant.architecture.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is compared with the last release.
 *
 * @param release which release the figures are of
 * @param classes how many classes were looked at
 * @param violations how many violations each rule found
 * @param rooms the coupling of the modules
 * @param contexts the coupling of the contexts
 * @param cumulative the cumulative dependency of the packages
 */
public record Figures(
        String release,
        int classes,
        Map<String, Integer> violations,
        List<Coupling> rooms,
        List<Coupling> contexts,
        Cumulative cumulative) {

    Optional<Coupling> room(String name) {
        return rooms.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Optional<Coupling> context(String name) {
        return contexts.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
