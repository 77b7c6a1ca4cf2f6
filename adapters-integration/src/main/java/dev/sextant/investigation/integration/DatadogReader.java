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
import java.util.Locale;
import java.util.Set;

/** Reads lists of log entries and of monitors, as Datadog answers and renders them. */
final class DatadogReader extends JsonReader {

    DatadogReader() {
        super("Datadog logs and monitors", Set.of("/logs", "/monitors", "/data"));
    }

    @Override
    int claims(Field root) {
        if (root.isList()) {
            return Math.max(isMonitor(root.first()) ? SURE : 0, isLog(root.first()) ? LIKELY : 0);
        }
        if (root.at("logs").isListOfObjects()) {
            return isLog(root.at("logs").first()) ? SURE : 0;
        }
        if (root.at("monitors").isListOfObjects()) {
            return isMonitor(root.at("monitors").first()) ? CERTAIN : 0;
        }
        if (isMonitor(root) || isLog(root.at("data").first())) {
            return SURE;
        }
        boolean empty = root.at("logs").isList() || root.at("monitors").isList();
        return empty && root.members().size() == 1 ? LIKELY - 5 : 0;
    }

    private static boolean isMonitor(Field monitor) {
        return monitor.has("name", "query")
                && monitor.hasAny("overall_state", "state", "status")
                && !monitor.hasAny("labels", "annotations");
    }

    /** A log's entry in a list; a single one is a line of a plain log. */
    private static boolean isLog(Field entry) {
        Field log = entry.at("attributes").has("message") ? entry.at("attributes") : entry;
        return log.has("message")
                && log.hasAny("timestamp", "date", "time")
                && log.hasAny("status", "service", "host", "tags", "ddtags", "level")
                && !entry.hasAny("source_identifier", "event_categories", "reason", "action", "sha");
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new JsonDocument.Pieces() {
            @Override
            public void item(String list, Field item) {
                if (!item.isObject()) {
                    throw item.wrong("is no object");
                }
                if (list.equals("/monitors") || isMonitor(item)) {
                    monitor(findings, item);
                } else {
                    log(findings, item);
                }
            }

            @Override
            public void end(Field around) {
                if (isMonitor(around)) {
                    findings.attempt(() -> monitor(findings, around));
                }
            }
        };
    }

    private static void log(Findings findings, Field entry) {
        Field log = entry.at("attributes").has("message") ? entry.at("attributes") : entry;
        DatadogTags tags = DatadogTags.of(log.at("tags", "ddtags"));
        String host = log.at("host", "hostname").text();
        String service = log.at("service").text();
        Subject subject = subject(tags, host, service);
        Option<Instant> at = log.at("timestamp", "date", "time").time();
        String text = log.at("message").text();
        Severity told = Levels.named(log.at("status", "level", "severity").text());
        link(findings, subject, tags, host);
        findings.utterance(new Utterance(
                Utterance.Kind.LOG,
                subject,
                at,
                told == Severity.UNKNOWN ? Levels.in(text) : told,
                text,
                1,
                findings.source("datadog.logs", subject.name(), entry)));
    }

    private static Subject subject(DatadogTags tags, String host, String service) {
        String pod = tags.value("pod_name", "kube_pod");
        if (!pod.isEmpty()) {
            return new Subject("pod", pod);
        }
        if (PodNames.deploymentOf(host).isDefined()) {
            return new Subject("pod", host);
        }
        return service.isEmpty()
                ? host.isEmpty() ? Subject.UNKNOWN : new Subject("host", host)
                : new Subject("service", service);
    }

    private static void link(Findings findings, Subject subject, DatadogTags tags, String host) {
        if (!subject.type().equals("pod")) {
            return;
        }
        String deployment = tags.value("kube_deployment");
        String named = deployment.isEmpty()
                ? PodNames.deploymentOf(subject.name())
                        .map(PodNames.Owner::deployment)
                        .getOrElse("")
                : deployment;
        findings.link(subject, Relation.PART_OF, new Subject("deployment", named));
        if (!host.equals(subject.name())) {
            findings.link(subject, Relation.RUNS_ON, new Subject("node", host));
        }
    }

    private static void monitor(Findings findings, Field monitor) {
        String name = monitor.at("name").text();
        if (name.isEmpty()) {
            throw new WrongValue(monitor.pointer(), "This monitor has no name");
        }
        String state = state(monitor.at("overall_state", "state", "status").text());
        String query = monitor.at("query").text();
        Option<Instant> since =
                monitor.at("overall_state_modified", "last_triggered_at").time();
        Source source = findings.source("datadog.monitors", name, monitor);
        findings.fact(Fact.of("monitor", new Subject("monitor", name), source)
                .text("name", name)
                .text("state", state)
                .text("query", query)
                .text("message", monitor.at("message").text())
                .during(since.map(Period::at))
                .says("Datadog monitor " + name + " is in state " + stateWords(state) + Phrases.since(since)
                        + Phrases.after("; it watches ", Phrases.line(query))));
    }

    private static String state(String told) {
        return switch (told.toLowerCase(Locale.ROOT).replace('_', ' ')) {
            case "ok", "normal" -> "ok";
            case "alert", "alerting", "triggered" -> "alert";
            case "warn", "warning" -> "warn";
            case "no data", "nodata" -> "no_data";
            default -> told.toLowerCase(Locale.ROOT).replace(' ', '_');
        };
    }

    private static String stateWords(String state) {
        return switch (state) {
            case "ok" -> "OK";
            case "alert" -> "Alert";
            case "warn" -> "Warn";
            case "no_data" -> "No Data";
            case "" -> "that is not told";
            default -> state;
        };
    }
}
