package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.util.Locale;

/** What Deployments, StatefulSets, DaemonSets and ReplicaSets tell: how many copies are wanted and there, and how far a rollout is. */
final class WorkloadFacts {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final KubernetesObject workload;
    private final Subject subject;

    WorkloadFacts(KubernetesObject workload) {
        this.workload = workload;
        this.subject = workload.subject();
    }

    /** Brings the fact of a Deployment, StatefulSet or DaemonSet. */
    void tell() {
        Option<Double> desired = desired();
        Option<Double> updated =
                workload.countOf("updated_replicas", "updated_number_scheduled", "updated", "up_to_date");
        Option<Double> available = workload.countOf("available_replicas", "number_available", "available");
        Field progressing = workload.condition("Progressing");
        Fact.Draft draft = Fact.of("k8s." + workload.kind().toLowerCase(Locale.ROOT), subject, workload.source())
                .number("desired", desired)
                .number("ready", workload.countOf("ready_replicas", "number_ready", "ready"))
                .number("available", available)
                .number("unavailable", workload.countOf("unavailable_replicas", "number_unavailable", "unavailable"))
                .number("updated", updated)
                .text("progress_reason", progressing.at("reason").text())
                .text("image", image())
                .text("revision", revision())
                .text("namespace", workload.namespace())
                .during(KubernetesObject.sinceThenOr(progressing, workload.created()));
        progressing.at("status").truth().forEach(yes -> draft.truth("progressing", yes));
        workload.specified("paused").truth().forEach(yes -> draft.truth("paused", yes));
        if (desired.isDefined() && updated.isDefined() && available.isDefined()) {
            draft.truth("complete", updated.get() >= desired.get() && available.get() >= desired.get());
        }
        workload.findings().fact(draft.says(sentence(draft.says(""))));
    }

    /** Brings the fact of a ReplicaSet. */
    void tellReplicaSet() {
        String owner = "";
        for (Field reference : workload.metadata().at("owner_references").list()) {
            owner = reference.at("name").text();
        }
        String named = owner.isEmpty()
                ? PodNames.deploymentOfReplicaSet(subject.name()).getOrElse("")
                : owner;
        workload.findings().link(subject, Relation.PART_OF, new Subject("deployment", named));
        Option<Double> desired = desired();
        Option<Double> ready = workload.countOf("ready_replicas", "ready");
        workload.findings()
                .fact(Fact.of("k8s.replicaset", subject, workload.source())
                        .number("desired", desired)
                        .number("ready", ready)
                        .text("owner", named)
                        .text("image", image())
                        .text("revision", revision())
                        .text("namespace", workload.namespace())
                        .during(workload.created().map(Period::at))
                        .says("ReplicaSet " + subject.name() + Phrases.after(" of deployment ", named) + " has "
                                + ready.map(Phrases::number).getOrElse("an unknown number") + " of "
                                + desired.map(Phrases::number).getOrElse("an unknown number") + " replicas Ready"
                                + workload.created()
                                        .map(moment -> ", created " + Phrases.time(moment))
                                        .getOrElse("")));
    }

    private Option<Double> desired() {
        return workload.spec()
                .at("replicas")
                .number()
                .orElse(workload.observed("desired_number_scheduled", "desired", "replicas")
                        .number());
    }

    private String revision() {
        return workload.metadata()
                .at("annotations")
                .at(REVISION)
                .or(workload.root().at("revision"))
                .text();
    }

    private String image() {
        return workload.spec()
                .at("template")
                .at("spec")
                .at("containers")
                .first()
                .at("image")
                .or(workload.root().at("image"))
                .text();
    }

    private String sentence(Fact fact) {
        return workload.kind() + " " + subject.name() + " wants "
                + fact.number("desired")
                        .map(count -> Phrases.counted(count, "replica"))
                        .getOrElse("an unknown number of replicas")
                + part(fact, "ready", " Ready") + part(fact, "available", " available")
                + part(fact, "unavailable", " unavailable") + part(fact, "updated", " updated")
                + (fact.is("paused") ? ", the rollout is paused" : "")
                + (fact.value("complete").isDefined() && !fact.is("complete") ? ", the rollout is not complete" : "")
                + Phrases.after(", ", fact.text("progress_reason"));
    }

    private static String part(Fact fact, String name, String word) {
        return fact.number(name)
                .map(count -> ", " + Phrases.number(count) + word)
                .getOrElse("");
    }
}
