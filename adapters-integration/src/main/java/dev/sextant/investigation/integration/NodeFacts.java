package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** What a node tells: whether it is Ready, what presses it, how large it is. */
final class NodeFacts {

    private static final List<String> PRESSURES =
            List.of("memory_pressure", "disk_pressure", "pid_pressure", "network_unavailable");

    private final KubernetesObject node;
    private final Subject subject;

    NodeFacts(KubernetesObject node) {
        this.node = node;
        this.subject = node.subject();
    }

    /** Brings the fact. */
    void tell() {
        Field condition = node.condition("Ready");
        Field told = condition.at("status").or(node.root().at("ready"));
        Fact.Draft draft = Fact.of("k8s.node", subject, node.source())
                .text(
                        "reason",
                        condition.at("reason").or(node.root().at("reason")).text())
                .text(
                        "message",
                        condition.at("message").or(node.root().at("message")).text())
                .number("cpu", size("cpu"))
                .number("memory", size("memory"))
                .text("instance_type", instanceType())
                .during(KubernetesObject.sinceThenOr(condition, node.created()));
        readiness(told).forEach(yes -> draft.truth("ready", yes));
        for (String pressure : PRESSURES) {
            node.condition(camel(pressure))
                    .at("status")
                    .or(node.root().at(pressure))
                    .truth()
                    .forEach(yes -> draft.truth(pressure, yes));
        }
        node.specified("unschedulable").truth().forEach(yes -> draft.truth("unschedulable", yes));
        node.findings().fact(draft.says(sentence(draft.says(""))));
        for (Field address : node.observed("addresses").list()) {
            if (address.at("type").text().equals("InternalIP")) {
                sameAs(address.at("address").text());
            }
        }
        sameAs(node.root().at("internal_ip").text());
    }

    /** A node that does not report is not Ready, which Kubernetes tells as Unknown. */
    private static Option<Boolean> readiness(Field told) {
        return told.textOrNothing().equals("Unknown") ? Option.some(false) : told.truth();
    }

    private void sameAs(String address) {
        node.findings().link(new Subject("host", address), Relation.SAME_AS, subject);
    }

    private Option<Double> size(String resource) {
        return node.observed("capacity")
                .at(resource)
                .or(node.root().at("capacity_" + resource, resource))
                .quantity();
    }

    private String instanceType() {
        Field labels = node.metadata().at("labels");
        return labels.at("node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type")
                .or(node.root().at("instance_type"))
                .text();
    }

    private static String camel(String name) {
        var camel = new StringBuilder();
        for (String part : name.split("_")) {
            camel.append(part.equals("pid") ? "PID" : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    private String sentence(Fact fact) {
        List<String> pressing = new ArrayList<>();
        for (String pressure : PRESSURES) {
            if (fact.is(pressure)) {
                pressing.add(camel(pressure));
            }
        }
        boolean known = fact.value("ready").isDefined();
        String state = !known ? "has no Ready condition" : fact.is("ready") ? "is Ready" : "is NotReady";
        String reason = fact.is("ready") ? "" : fact.text("reason");
        return "Node " + subject.name() + " " + state + Phrases.after(", ", reason)
                + (pressing.isEmpty()
                        ? (PRESSURES.stream().anyMatch(name -> fact.value(name).isDefined())
                                ? ", without memory, disk or PID pressure"
                                : "")
                        : ", under " + String.join(", ", pressing))
                + (fact.is("unschedulable") ? ", cordoned" : "")
                + fact.number("memory")
                        .map(memory -> ", memory " + Phrases.bytes(memory))
                        .getOrElse("");
    }
}
