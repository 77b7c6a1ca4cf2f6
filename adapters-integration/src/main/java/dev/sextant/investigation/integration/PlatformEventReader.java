package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads lists of events of managed platforms: of RDS and ElastiCache ({@code DescribeEvents}), of AWS Health, of CloudTrail, and of EventBridge. */
final class PlatformEventReader extends JsonReader {

    PlatformEventReader() {
        super("events of RDS and other platforms", Set.of("/events", "/records"));
    }

    @Override
    int claims(Field root) {
        if (root.isList()) {
            return ofEvent(root.first());
        }
        Field events = root.at("events", "records");
        if (events.isList()) {
            // An empty list of events tells nothing, whoever wrote it.
            return events.first().exists() ? ofEvent(events.first()) : LIKELY - 5;
        }
        return ofEvent(root);
    }

    private static int ofEvent(Field event) {
        if (event.has("detail") && event.at("source").textOrNothing().startsWith("aws.")) {
            return CERTAIN;
        }
        if (event.has("event_name", "event_source", "event_time")) {
            return CERTAIN;
        }
        if (event.has("message") && event.hasAny("source_identifier", "source_arn", "event_categories")) {
            return SURE;
        }
        return event.has("event_type_code") && event.hasAny("arn", "service") ? SURE : 0;
    }

    @Override
    Set<String> observed(Field root) {
        return Set.of("rds.events", "aws.events");
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new JsonDocument.Pieces() {
            @Override
            public void item(String list, Field item) {
                event(findings, item);
            }

            @Override
            public void end(Field around) {
                if (ofEvent(around) > 0) {
                    findings.attempt(() -> event(findings, around));
                }
            }
        };
    }

    private static void event(Findings findings, Field event) {
        if (!event.isObject()) {
            throw event.wrong("is no object");
        }
        if (event.has("event_name", "event_source")) {
            TrailEvents.tell(findings, event);
            return;
        }
        Field detail = event.at("detail").isObject() ? event.at("detail") : event;
        String message = detail.at("message")
                .or(detail.in("event_description", "latest_description"))
                .or(detail.at("event_description").first().at("latest_description"))
                .or(event.at("detail_type", "event_type_code"))
                .text();
        String category = category(detail);
        Option<Instant> at = detail.at("date")
                .or(event.at("date", "time", "start_time", "timestamp"))
                .time();
        Subject subject = subject(detail);
        Source source = findings.source(instrument(event, detail), "", event);
        Severity severity = severity(category, message);
        findings.fact(Fact.of("event", subject, source)
                .text("message", message)
                .text("category", category)
                .text("severity", severity.name().toLowerCase(Locale.ROOT))
                .during(at.map(Period::at))
                .says((source.instrument().equals("rds.events") ? "RDS event" : "Event")
                        + (subject.isKnown() ? " of " + subject : "")
                        + at.map(moment -> " at " + Phrases.time(moment)).getOrElse("")
                        + Phrases.after(": ", Phrases.line(message))));
        findings.utterance(new Utterance(Utterance.Kind.EVENT, subject, at, severity, message, 1, source));
        LimitTexts.tell(findings, subject, message, at, source);
    }

    private static String category(Field detail) {
        Field categories = detail.at("event_categories", "event_type_category", "category", "categories");
        return categories.isList()
                ? String.join(",", categories.list().stream().map(Field::text).toList())
                : categories.text();
    }

    private static Subject subject(Field detail) {
        String name = detail.at("source_identifier", "entity", "resource").text();
        String type = detail.at("source_type").text().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Subject(
                switch (type) {
                    case "db-instance", "cache-cluster", "replication-group", "" ->
                        name.isEmpty() ? "unknown" : "database";
                    case "db-cluster", "cluster" -> "cluster";
                    default -> type;
                },
                name);
    }

    private static String instrument(Field event, Field detail) {
        String arn = detail.at("source_arn").textOrNothing();
        String source = event.at("source").textOrNothing();
        boolean database = detail.at("source_type")
                .textOrNothing()
                .toLowerCase(Locale.ROOT)
                .startsWith("db");
        return database || arn.contains(":rds:") || source.equals("aws.rds") || detail.hasAny("source_identifier")
                ? "rds.events"
                : "aws.events";
    }

    private static Severity severity(String category, String message) {
        String words = category.toLowerCase(Locale.ROOT);
        for (String bad : List.of("failure", "issue", "low storage", "failover")) {
            if (words.contains(bad)) {
                return Severity.ERROR;
            }
        }
        return message.toLowerCase(Locale.ROOT).contains("approaching") ? Severity.WARN : Severity.INFO;
    }
}
