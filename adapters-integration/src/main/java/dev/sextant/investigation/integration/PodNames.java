package dev.sextant.investigation.integration;

import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a pod tells of its owner. A Deployment names its ReplicaSets after itself and a hash, these their pods after themselves and five characters, both made of letters and digits that spell no words (package
 * {@code k8s.io/apimachinery/pkg/util/rand}).
 */
final class PodNames {

    private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final Pattern STRICT = Pattern.compile("(.{1,240})-(" + SAFE + "{8,10})-(" + SAFE + "{5})");
    private static final Pattern LENIENT = Pattern.compile("(.{1,240})-((?=[a-z]*\\d)[a-z0-9]{8,10})-([a-z0-9]{4,5})");
    private static final Pattern REPLICA_SET = Pattern.compile("(.{1,240})-" + SAFE + "{8,10}");
    private static final Pattern REST = Pattern.compile("-(?:[a-z0-9]{1,10}-)?[a-z0-9]{1,5}");

    private PodNames() {}

    /**
     * The deployment that a pod's name tells of.
     *
     * @param deployment its name
     * @param sure whether the name is as Kubernetes makes it; other tools have similar ones
     */
    record Owner(String deployment, boolean sure) {}

    /** The deployment that a pod's name tells of. */
    static Option<Owner> deploymentOf(String pod) {
        Matcher strict = STRICT.matcher(pod);
        if (strict.matches()) {
            return Option.some(new Owner(strict.group(1), true));
        }
        Matcher lenient = LENIENT.matcher(pod);
        return lenient.matches() ? Option.some(new Owner(lenient.group(1), false)) : Option.none();
    }

    /** The deployment that a ReplicaSet's name tells of. */
    static Option<String> deploymentOfReplicaSet(String replicaSet) {
        Matcher matcher = REPLICA_SET.matcher(replicaSet);
        return matcher.matches() ? Option.some(matcher.group(1)) : Option.none();
    }

    /** Whether a pod may be one of a workload's, by their names. */
    static boolean mayBelong(String pod, String workload) {
        return pod.startsWith(workload)
                && REST.matcher(pod).region(workload.length(), pod.length()).matches();
    }
}
