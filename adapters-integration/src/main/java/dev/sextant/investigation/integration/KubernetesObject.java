package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/**
 * One object of Kubernetes, as {@code kubectl get -o json} prints it or as other tools render it without {@code metadata}, {@code spec} and {@code status}.
 *
 * @param kind as Kubernetes writes it, such as {@code Pod}
 * @param root the object
 * @param findings takes what is found
 */
record KubernetesObject(String kind, Field root, Findings findings) {

    /** Who observed objects. */
    static final String OBJECTS = "kubernetes.objects";

    Field metadata() {
        return root.at("metadata");
    }

    Field spec() {
        return root.at("spec");
    }

    Field status() {
        Field status = root.at("status");
        return status.isObject() ? status : new Field(Json.Nothing.MISSING, status.pointer());
    }

    /** Whether it is in the form of the Kubernetes API, where a number that is zero may be left out. */
    boolean isComplete() {
        return metadata().isObject() && root.at("status").isObject();
    }

    /** A field of the specification, or of the object where it is rendered flat. */
    Field specified(String... names) {
        return spec().isObject() ? spec().at(names) : root.at(names);
    }

    /** A field of the status, or of the object where it is rendered flat. */
    Field observed(String... names) {
        return status().isObject() ? status().at(names) : root.at(names);
    }

    /** Its name; an object without one is refused. */
    String name() {
        String lower = kind.toLowerCase(Locale.ROOT);
        Field name = metadata().at("name").or(root.at("name", lower + "_name", lower));
        String text = name.text();
        if (text.isEmpty()) {
            throw new WrongValue(root.pointer(), "This " + lower + " has no name");
        }
        return text;
    }

    String namespace() {
        return metadata()
                .at("namespace")
                .or(root.at("namespace", "kube_namespace"))
                .text();
    }

    Subject subject() {
        return new Subject(typeOf(kind), name());
    }

    Source source() {
        return findings.source(OBJECTS, "", root);
    }

    Option<Instant> created() {
        return metadata()
                .at("creationTimestamp")
                .or(root.at("creation_timestamp", "created_at", "created"))
                .time();
    }

    /** When a condition came about, else when the object began. */
    static Option<Period> sinceThenOr(Field condition, Option<Instant> began) {
        return condition
                .at("last_transition_time", "last_update_time")
                .time()
                .orElse(began)
                .map(Period::at);
    }

    /** A condition by its type; missing when it is not told. */
    Field condition(String type) {
        for (Field condition : observed("conditions").list()) {
            if (condition.at("type").text().equals(type)) {
                return condition;
            }
        }
        return new Field(Json.Nothing.MISSING, root.pointer());
    }

    /** A count of the status, zero where Kubernetes leaves zeros out. */
    Option<Double> countOf(String... names) {
        Option<Double> count = observed(names).number();
        return count.isEmpty() && isComplete() ? Option.some(0.0) : count;
    }

    /** The type of subject that a kind of object is. */
    static String typeOf(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "persistentvolumeclaim" -> "pvc";
            case "horizontalpodautoscaler" -> "hpa";
            case "" -> "unknown";
            default -> kind;
        };
    }
}
