package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the events of a cluster tell, and what their messages tell of the ends of containers. */
final class KubernetesEvents {

    static final String INSTRUMENT = "kubernetes.events";
    private static final Pattern IN_FIELD = Pattern.compile("spec\\.(?:initContainers|containers)\\{([^}]{1,253})}");
    private static final Pattern IN_MESSAGE =
            Pattern.compile("[Cc]ontainer ([a-z0-9][a-z0-9.-]{0,252}) (?:in pod|failed)");
    private static final Pattern ASSIGNED = Pattern.compile("Successfully assigned (?:\\S{1,300}) to (\\S{1,253})");

    private final Findings findings;

    KubernetesEvents(Findings findings) {
        this.findings = findings;
    }

    /** Whether an object looks like an event of a cluster. */
    static boolean looksLike(Field event) {
        return event.has("reason")
                && event.hasAny("involved_object", "regarding", "object", "object_name")
                && event.hasAny("message", "note", "type");
    }

    /** Brings an event. */
    void tell(Field event) {
        Subject subject = subject(event);
        Source source = findings.source(INSTRUMENT, "", event);
        Option<Instant> began = time(event, "first_timestamp", "first_time", "first_seen", "event_time");
        Option<Instant> ended = time(event, "last_timestamp", "last_time", "last_seen", "last_observed_time");
        Option<Period> during = period(
                began.orElse(ended)
                        .orElse(event.in("metadata", "creation_timestamp").time()),
                ended);
        String reason = event.at("reason").text();
        String message = event.at("message", "note").text();
        boolean warning = event.at("type").text().equalsIgnoreCase("Warning");
        double count = event.at("count", "deprecated_count")
                .or(event.in("series", "count"))
                .number()
                .getOrElse(1.0);
        findings.fact(Fact.of("k8s.event", subject, source)
                .text("reason", reason)
                .text("type", event.at("type").text())
                .number("count", count)
                .text("message", message)
                .during(during)
                .says((warning ? "Warning event " : "Event ")
                        + reason
                        + (subject.isKnown() ? " on " + subject : "")
                        + (count > 1 ? ", " + Phrases.counted(count, "time") : "")
                        + Phrases.since(during.map(Period::from))
                        + Phrases.after(": ", Phrases.line(message))));
        findings.utterance(new Utterance(
                Utterance.Kind.EVENT,
                subject,
                during.map(Period::from),
                warning ? Severity.WARN : Severity.INFO,
                message,
                Math.max(1, Math.round(count)),
                source));
        if (subject.type().equals("pod")) {
            ofPod(event, subject, message, during, source);
        }
    }

    private void ofPod(Field event, Subject pod, String message, Option<Period> during, Source source) {
        Matcher assigned = ASSIGNED.matcher(message);
        if (assigned.find()) {
            findings.link(pod, Relation.RUNS_ON, new Subject("node", assigned.group(1)));
        }
        PodNames.deploymentOf(pod.name())
                .forEach(owner -> findings.link(pod, Relation.PART_OF, new Subject("deployment", owner.deployment())));
        Ending ending = Ending.in(message);
        if (ending.isTold()) {
            String container = container(event, message);
            findings.fact(Fact.of("k8s.container", pod, source)
                    .text("container", container)
                    .text("last_reason", ending.reason())
                    .number("last_exit_code", ending.exitCode())
                    .during(during)
                    .says("An event tells that container"
                            + Phrases.after(" ", container) + " of pod " + pod.name() + " was last terminated"
                            + Phrases.after(" with reason ", ending.reason())
                            + ending.exitCode()
                                    .map(code -> ", exit code " + Phrases.number(code))
                                    .getOrElse("")));
        }
    }

    private static String container(Field event, String message) {
        Matcher field = IN_FIELD.matcher(
                event.at("involved_object", "regarding").at("field_path").text());
        Matcher said = IN_MESSAGE.matcher(message);
        return field.matches() ? field.group(1) : said.find() ? said.group(1) : "";
    }

    private static Subject subject(Field event) {
        Field object = event.at("involved_object", "regarding", "object");
        if (object.isObject()) {
            return new Subject(
                    KubernetesObject.typeOf(object.at("kind").text()),
                    object.at("name").text());
        }
        String text = object.text();
        int slash = text.indexOf('/');
        return slash < 0
                ? new Subject(
                        KubernetesObject.typeOf(event.at("object_kind", "kind").text()),
                        event.at("object_name").or(object).text())
                : new Subject(KubernetesObject.typeOf(text.substring(0, slash)), text.substring(slash + 1));
    }

    private static Option<Instant> time(Field event, String... names) {
        for (String name : names) {
            Option<Instant> time = event.at(name).or(event.in("series", name)).time();
            if (time.isDefined()) {
                return time;
            }
        }
        return Option.none();
    }

    private static Option<Period> period(Option<Instant> began, Option<Instant> ended) {
        return began.map(from -> Period.between(from, ended.getOrElse(from)));
    }
}
