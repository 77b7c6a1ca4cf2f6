package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactValue;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/** What a pod tells of itself, its owner and its node. Its containers are told by {@link ContainerFacts}. */
final class PodFacts {

    private final KubernetesObject pod;
    private final Findings findings;
    private final Subject subject;

    PodFacts(KubernetesObject pod) {
        this.pod = pod;
        this.findings = pod.findings();
        this.subject = pod.subject();
    }

    /**
     * Brings the facts.
     *
     * @return whether the owner is known
     */
    boolean tell() {
        Option<Instant> began = pod.observed("start_time", "started_at").time().orElse(pod.created());
        Field ready = pod.condition("Ready");
        Field scheduled = pod.condition("PodScheduled");
        String owner = owner();
        String node = pod.specified("node_name", "node", "host").text();
        findings.link(subject, Relation.RUNS_ON, new Subject("node", node));
        List<Field> statuses = pod.observed("container_statuses", "containers", "containerstatuses")
                .list();
        Fact.Draft draft = Fact.of("k8s.pod", subject, pod.source())
                .text("phase", phase())
                .number("restarts", restarts(statuses))
                .truth("terminating", ended().isDefined())
                .text("reason", reason(ready, scheduled))
                .text("message", message(ready, scheduled))
                .text("namespace", pod.namespace())
                .text("node", node)
                .text("owner", owner)
                .text("qos", pod.observed("qos_class").text())
                .number("age_seconds", pod.root().at("age_seconds").number())
                .during(
                        ready.at("status").truth().getOrElse(true)
                                ? began.map(Period::at)
                                : KubernetesObject.sinceThenOr(ready, began));
        began.forEach(moment -> draft.text("started_at", moment.toString()));
        isReady(ready, statuses).forEach(yes -> draft.truth("ready", yes));
        scheduled.at("status").truth().forEach(yes -> draft.truth("scheduled", yes));
        findings.fact(draft.says(sentence(draft.says(""))));
        new ContainerFacts(pod, subject).tell(statuses);
        return !owner.isEmpty();
    }

    private String phase() {
        Field phase = pod.observed("phase");
        return phase.exists() ? phase.text() : pod.root().at("status").textOrNothing();
    }

    private Option<Instant> ended() {
        return pod.metadata()
                .at("deletion_timestamp")
                .or(pod.root().at("deletion_timestamp"))
                .time();
    }

    private static Option<Double> restarts(List<Field> statuses) {
        double sum = 0;
        boolean known = false;
        for (Field status : statuses) {
            Option<Double> count = status.at("restart_count", "restarts").number();
            known |= count.isDefined();
            sum += count.getOrElse(0.0);
        }
        return known ? Option.some(sum) : Option.none();
    }

    private Option<Boolean> isReady(Field condition, List<Field> statuses) {
        Field told = condition.at("status").or(pod.root().at("ready"));
        // Some tools render readiness as kubectl's column does: 1/1.
        if (told.textOrNothing().contains("/")) {
            String[] parts = told.textOrNothing().split("/", 2);
            return Option.some(parts[0].strip().equals(parts[1].strip()));
        }
        Option<Boolean> truth = told.truth();
        if (truth.isDefined() || statuses.isEmpty()) {
            return truth;
        }
        return statuses.stream().allMatch(status -> status.at("ready").exists())
                ? Option.some(statuses.stream()
                        .allMatch(status -> status.at("ready").truth().getOrElse(false)))
                : Option.none();
    }

    private String reason(Field ready, Field scheduled) {
        String own = pod.observed("reason").text();
        return own.isEmpty() ? falseOf(scheduled, ready, "reason") : own;
    }

    private String message(Field ready, Field scheduled) {
        String own = pod.observed("message").text();
        return own.isEmpty() ? falseOf(scheduled, ready, "message") : own;
    }

    private static String falseOf(Field scheduled, Field ready, String name) {
        for (Field condition : List.of(scheduled, ready)) {
            if (!condition.at("status").truth().getOrElse(true)) {
                return condition.at(name).text();
            }
        }
        return "";
    }

    /** The owner's name; a pod of a ReplicaSet belongs to the deployment behind it. */
    private String owner() {
        for (Field reference : pod.metadata()
                .at("owner_references")
                .or(pod.root().at("owner_references"))
                .list()) {
            return owner(reference.at("kind").text(), reference.at("name").text());
        }
        String kind = pod.root().at("owner_kind").text();
        String named = pod.root()
                .at("owner_name", "owner", "deployment", "kube_deployment")
                .text();
        if (!named.isEmpty()) {
            return owner(kind.isEmpty() ? "Deployment" : kind, named);
        }
        Option<PodNames.Owner> byName = PodNames.deploymentOf(subject.name());
        byName.forEach(owner -> {
            findings.link(subject, Relation.PART_OF, new Subject("deployment", owner.deployment()));
            if (!owner.sure()) {
                findings.hint(
                        pod.root().pointer(),
                        "Pod " + subject.name() + " is held to be one of deployment " + owner.deployment()
                                + ", by its name only");
            }
        });
        return byName.map(PodNames.Owner::deployment).getOrElse("");
    }

    private String owner(String kind, String name) {
        Subject owner = new Subject(KubernetesObject.typeOf(kind), name);
        findings.link(subject, Relation.PART_OF, owner);
        if (!owner.type().equals("replicaset")) {
            return name;
        }
        Option<String> deployment = PodNames.deploymentOfReplicaSet(name);
        deployment.forEach(above -> findings.link(owner, Relation.PART_OF, new Subject("deployment", above)));
        return deployment.getOrElse(name);
    }

    private String sentence(Fact fact) {
        String readiness = fact.value("ready").isDefined() ? (fact.is("ready") ? ", Ready" : ", not Ready") : "";
        String restarts = fact.number("restarts")
                .map(count -> ", " + Phrases.counted(count, "restart"))
                .getOrElse("");
        return "Pod " + subject.name() + " is "
                + (fact.is("terminating") ? "terminating" : phaseWords(fact.text("phase"))) + readiness + restarts
                + Phrases.after(" (", fact.text("reason") + (fact.text("reason").isEmpty() ? "" : ")"))
                + Phrases.after(" on node ", fact.text("node"))
                + fact.value("started_at")
                        .map(FactValue::words)
                        .map(moment -> ", started " + Phrases.time(Instant.parse(moment)))
                        .getOrElse("");
    }

    private static String phaseWords(String phase) {
        return phase.isEmpty() ? "there" : phase;
    }
}
