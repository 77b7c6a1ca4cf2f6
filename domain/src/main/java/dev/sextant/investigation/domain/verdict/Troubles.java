package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import java.util.Set;

/** Which facts say by themselves that something is not as it should be. They are what a cause has to explain. */
final class Troubles {

    private static final Set<String> BAD_LEVELS = Set.of("critical");

    private static final Set<String> WAITING = Set.of("containercreating", "podinitializing", "");

    private Troubles() {}

    /** Whether something is wrong there, or was. */
    static boolean isTrouble(Fact fact) {
        return isGrave(fact) || isSlight(fact);
    }

    /** Whether it cannot be left unexplained. */
    static boolean isGrave(Fact fact) {
        return switch (fact.kind()) {
            case "measure" ->
                BAD_LEVELS.contains(fact.text("level")) && !fact.text("course").equals("recovered");
            case "monitor" -> fact.text("state").equals("alert");
            case "k8s.container" -> isBrokenContainer(fact);
            case "k8s.pod" -> isBrokenPod(fact);
            case "k8s.deployment", "k8s.statefulset", "k8s.daemonset" ->
                fact.number("unavailable").exists(count -> count > 0);
            case "k8s.node" -> isBrokenNode(fact);
            case "log.errors" -> fact.number("share").exists(share -> share >= 0.2);
            case "event" -> fact.text("category").contains("fail");
            default -> false;
        };
    }

    private static boolean isSlight(Fact fact) {
        return switch (fact.kind()) {
            case "measure" -> fact.text("level").equals("high");
            case "k8s.event" -> fact.text("type").equalsIgnoreCase("warning");
            case "log.errors" -> true;
            case "monitor" -> fact.text("state").equals("warn");
            default -> false;
        };
    }

    private static boolean isBrokenContainer(Fact fact) {
        boolean ended = fact.text("state").equals("terminated")
                && fact.number("exit_code").exists(code -> code != 0);
        boolean stuck = fact.text("state").equals("waiting")
                && !WAITING.contains(fact.text("reason").toLowerCase(java.util.Locale.ROOT));
        return ended || stuck;
    }

    private static boolean isBrokenPod(Fact fact) {
        String phase = fact.text("phase");
        boolean notReady = fact.value("ready").isDefined() && !fact.is("ready") && !phase.equals("Succeeded");
        return notReady || phase.equals("Failed") || phase.equals("Pending");
    }

    private static boolean isBrokenNode(Fact fact) {
        boolean notReady = fact.value("ready").isDefined() && !fact.is("ready");
        return notReady || fact.is("memory_pressure") || fact.is("disk_pressure") || fact.is("pid_pressure");
    }
}
