package dev.sextant.architecture.report;

import dev.sextant.architecture.Layout;
import dev.sextant.architecture.Verdict;
import dev.sextant.architecture.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a report tells.
 *
 * @param layout where things live
 * @param verdicts the rules' verdicts
 * @param figures the figures of now
 * @param contexts the contexts and the rooms beside them
 * @param baseline the figures of the last release, when there are any
 * @param baselineFile the name of the file in which they were looked for
 */
record Findings(
        Layout layout,
        List<Verdict> verdicts,
        Figures figures,
        List<Context> contexts,
        Optional<Figures> baseline,
        Optional<String> baselineFile) {

    long broken() {
        return verdicts.stream().filter(verdict -> !verdict.holds()).count();
    }

    /** What the comparison stands on, in words. */
    String comparison() {
        if (baseline.isPresent()) {
            return "Compared with release " + baseline.get().release() + ".";
        }
        return baselineFile
                .map(file -> "There is no baseline: " + file + " does not exist, so nothing is compared.")
                .orElse("No baseline was named, so nothing is compared.");
    }

    /** The report for machines. */
    Map<String, Object> forMachines() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("root", layout.root());
        report.put("holds", broken() == 0);
        report.put("comparison", comparison());
        report.put("figures", figures);
        report.put("baseline", baseline.orElse(null));
        report.put("rules", verdicts.stream().map(Findings::rule).toList());
        report.put("contexts", contexts);
        report.put("outside", layout.outside());
        return report;
    }

    private static Map<String, Object> rule(Verdict verdict) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("name", verdict.rule().name());
        rule.put("wall", verdict.rule().wall());
        rule.put("sentence", verdict.rule().sentence());
        rule.put("because", verdict.rule().reason());
        rule.put("instead", verdict.rule().remedy());
        rule.put("holds", verdict.holds());
        rule.put("looked_at", verdict.lookedAt());
        rule.put("floor", verdict.rule().floor());
        rule.put(
                "violations",
                verdict.violations().stream().map(Findings::violation).toList());
        return rule;
    }

    private static Map<String, Object> violation(Violation violation) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("class", violation.className());
        place.put("file", violation.file());
        place.put("line", violation.line());
        place.put("what", violation.what());
        return place;
    }
}
