package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/** What CloudTrail tells: who called which operation. An operation that alters something is a change. */
final class TrailEvents {

    private TrailEvents() {}

    /** Brings an event, as a change where it altered something. */
    static void tell(Findings findings, Field event) {
        String operation = event.at("event_name").text();
        Field asked = event.at("request_parameters");
        String instance =
                asked.at("d_b_instance_identifier", "db_instance_identifier").text();
        Subject subject = instance.isEmpty()
                ? CloudDimensions.subject(asked.isObject() ? asked.labels() : new java.util.TreeMap<>())
                : new Subject("database", instance);
        Option<Instant> at = event.at("event_time").time();
        String by = event.in("user_identity", "user_name")
                .or(event.in("user_identity", "arn"))
                .or(event.at("user_name"))
                .text();
        String error = event.at("error_code").text();
        Source source = findings.source("aws.events", "", event);
        String kind = changeOf(operation);
        String sentence = operation + " was called"
                + Phrases.after(" by ", by)
                + (subject.isKnown() ? " for " + subject : "")
                + at.map(moment -> " at " + Phrases.time(moment)).getOrElse("")
                + Phrases.after(" and failed with ", error);
        if (!kind.isEmpty() && error.isEmpty()) {
            findings.fact(Fact.of("change", subject, source)
                    .text("change", kind)
                    .text("what", operation)
                    .text("by", by)
                    .during(at.map(Period::at))
                    .says(sentence));
        } else {
            findings.fact(Fact.of("event", subject, source)
                    .text("message", sentence)
                    .text("category", event.at("event_source").text())
                    .during(at.map(Period::at))
                    .says(sentence));
        }
    }

    private static String changeOf(String operation) {
        String lower = operation.toLowerCase(Locale.ROOT);
        if (lower.startsWith("reboot") || lower.startsWith("restart")) {
            return "restart";
        }
        if (lower.startsWith("modify") || lower.startsWith("put") || lower.startsWith("reset")) {
            return "config";
        }
        if (lower.startsWith("update") || lower.startsWith("deploy")) {
            return "deploy";
        }
        return lower.startsWith("create") || lower.startsWith("delete") || lower.startsWith("failover") ? "other" : "";
    }
}
