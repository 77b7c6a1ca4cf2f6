package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import java.util.Set;

/** Which facts show that something is as it should be. */
final class Normality {

    private static final Set<String> QUIET = Set.of("steady", "oscillating", "flat", "recovered");

    private Normality() {}

    static boolean isNormal(Fact fact) {
        return switch (fact.kind()) {
            case "measure" ->
                fact.text("level").equals("normal")
                        || (fact.text("level").equals("unknown") && QUIET.contains(fact.text("course")));
            case "monitor" -> fact.text("state").equals("ok");
            case "k8s.pod" -> fact.is("ready") && !fact.is("terminating");
            case "k8s.deployment", "k8s.statefulset", "k8s.daemonset" -> fact.is("complete") || isComplete(fact);
            case "k8s.node" -> fact.is("ready");
            case "log.quiet" -> true;
            default -> false;
        };
    }

    private static boolean isComplete(Fact fact) {
        return fact.number("desired")
                .flatMap(desired -> fact.number("ready").map(ready -> ready >= desired))
                .getOrElse(false);
    }
}
