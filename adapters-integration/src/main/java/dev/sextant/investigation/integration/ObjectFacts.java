package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Map;

/** What quotas, volume claims, autoscalers, services, jobs, config maps and secrets tell. Of a secret, and of a config map, only the names of the keys are read. */
final class ObjectFacts {

    private final KubernetesObject object;
    private final Subject subject;

    ObjectFacts(KubernetesObject object) {
        this.object = object;
        this.subject = object.subject();
    }

    /** Brings a fact for each resource that a quota bounds. */
    void tellQuota() {
        Field hard = object.status()
                .at("hard")
                .or(object.spec().at("hard"))
                .or(object.root().at("hard"));
        if (hard.isObject()) {
            Field used = object.observed("used");
            for (Map.Entry<String, Field> resource : hard.members().entrySet()) {
                quota(
                        resource.getKey(),
                        resource.getValue().quantity(),
                        used.at(resource.getKey()).quantity());
            }
        } else {
            quota(
                    object.root().at("resource").text(),
                    object.root().at("hard", "limit").quantity(),
                    object.root().at("used").quantity());
        }
    }

    private void quota(String resource, Option<Double> hard, Option<Double> used) {
        Option<Double> share = hard.filter(most -> most > 0).flatMap(most -> used.map(now -> now / most));
        boolean bytes = resource.contains("memory") || resource.contains("storage");
        String amounts = used.map(now -> bytes ? Phrases.bytes(now) : Phrases.number(now))
                        .getOrElse("an unknown amount")
                + " of "
                + hard.map(most -> bytes ? Phrases.bytes(most) : Phrases.number(most))
                        .getOrElse("an unknown amount");
        object.findings()
                .fact(Fact.of("k8s.quota", new Subject("namespace", object.namespace()), object.source())
                        .text("quota", subject.name())
                        .text("resource", resource)
                        .number("used", used)
                        .number("hard", hard)
                        .number("share", share)
                        .says("Quota " + subject.name() + Phrases.after(" of namespace ", object.namespace()) + ": "
                                + amounts + " of " + resource + " is used"
                                + share.map(part -> " (" + Phrases.percent(part) + ")")
                                        .getOrElse("")));
    }

    /** Brings the fact of any other object. */
    void tell() {
        Fact.Draft draft = Fact.of("k8s.object", subject, object.source())
                .text("kind", object.kind())
                .text("namespace", object.namespace())
                .during(object.created().map(Period::at));
        String details = switch (object.kind().toLowerCase(Locale.ROOT)) {
            case "persistentvolumeclaim" -> claim(draft);
            case "horizontalpodautoscaler" -> autoscaler(draft);
            case "service" -> service(draft);
            case "endpoints" -> endpoints(draft);
            case "job" -> job(draft);
            case "configmap", "secret" -> keys(draft);
            default -> "";
        };
        object.findings().fact(draft.says(object.kind() + " " + subject.name() + " is there" + details));
    }

    private String claim(Fact.Draft draft) {
        String phase = object.observed("phase").text();
        String storageClass =
                object.specified("storage_class_name", "storage_class").text();
        draft.text("phase", phase).text("storage_class", storageClass);
        return Phrases.after(", ", phase) + Phrases.after(", storage class ", storageClass);
    }

    private String autoscaler(Fact.Draft draft) {
        Option<Double> most = object.specified("max_replicas", "max").number();
        Option<Double> current = object.countOf("current_replicas", "current");
        Option<Double> desired = object.observed("desired_replicas", "desired").number();
        draft.number("min", object.specified("min_replicas", "min").number())
                .number("max", most)
                .number("current", current)
                .number("desired", desired);
        return current.map(count -> ", " + Phrases.number(count) + " replicas").getOrElse("")
                + desired.map(count -> ", wants " + Phrases.number(count)).getOrElse("")
                + most.map(count -> ", at most " + Phrases.number(count)).getOrElse("");
    }

    private String service(Fact.Draft draft) {
        var selector = new StringBuilder();
        object.specified("selector")
                .labels()
                .forEach((name, value) -> selector.append(selector.isEmpty() ? "" : ",")
                        .append(name)
                        .append('=')
                        .append(value));
        Option<Double> endpoints =
                object.root().at("endpoints", "endpoint_count").isList()
                        ? Option.some(
                                (double) object.root().at("endpoints").list().size())
                        : object.root().at("endpoints", "endpoint_count").number();
        draft.text("selector", selector.toString()).number("endpoints", endpoints);
        return Phrases.after(", selects ", selector.toString())
                + endpoints
                        .map(count -> ", " + Phrases.counted(count, "endpoint"))
                        .getOrElse("");
    }

    private String endpoints(Fact.Draft draft) {
        double ready = 0;
        for (Field subset : object.root().at("subsets").list()) {
            ready += subset.at("addresses").list().size();
        }
        draft.number("endpoints", ready);
        return " with " + Phrases.number(ready) + " ready addresses";
    }

    private String job(Fact.Draft draft) {
        Option<Double> failed = object.countOf("failed");
        Option<Double> succeeded = object.countOf("succeeded");
        draft.number("active", object.countOf("active"))
                .number("succeeded", succeeded)
                .number("failed", failed);
        return failed.map(count -> ", " + Phrases.number(count) + " failed").getOrElse("")
                + succeeded
                        .map(count -> ", " + Phrases.number(count) + " succeeded")
                        .getOrElse("");
    }

    private String keys(Fact.Draft draft) {
        Field data = object.root().at("data", "string_data");
        String keys = data.isObject()
                ? String.join(",", data.members().keySet())
                : String.join(
                        ",",
                        object.root().at("keys").list().stream()
                                .map(Field::text)
                                .toList());
        draft.text("keys", keys);
        return Phrases.after(" with keys ", keys);
    }
}
