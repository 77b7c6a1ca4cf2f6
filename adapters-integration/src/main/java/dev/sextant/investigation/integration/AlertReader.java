package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads alerts: the webhooks of Alertmanager and Grafana, the lists of their interfaces, the alarms of CloudWatch, and single alerts in the same words. An alert says what is to be explained. Labels and annotations that name the answer
 * are not read at all, nor is anything else but the fields named here.
 */
final class AlertReader extends JsonReader {

    private static final List<String> ANSWERS = List.of(
            "failuremode", "rootcause", "answer", "diagnosis", "verdict", "groundtruth", "faulttype", "expected");

    /** Subjects that an alert may name, the most precise first, and the labels that name them. */
    private static final Map<String, String[]> SUBJECTS = subjects();

    private static final String[] TEXTS = {"summary", "description", "message", "error", "suspected_symptom"};

    AlertReader() {
        super("Alertmanager, Grafana and CloudWatch alerts", Set.of());
    }

    private static Map<String, String[]> subjects() {
        Map<String, String[]> subjects = new LinkedHashMap<>();
        subjects.put("pod", new String[] {"pod", "kube_pod", "pod_name"});
        subjects.put(
                "database",
                new String[] {"db_instance_identifier", "dbinstance_identifier", "db_instance", "database"});
        subjects.put("deployment", new String[] {"deployment", "kube_deployment", "workload_name"});
        subjects.put("node", new String[] {"node", "kube_node"});
        subjects.put("host", new String[] {"host", "hostname", "instance"});
        subjects.put("cluster", new String[] {"db_cluster", "dbcluster_identifier"});
        subjects.put("service", new String[] {"service", "app", "job"});
        return subjects;
    }

    @Override
    int claims(Field root) {
        if (root.isList()) {
            return isAlert(root.first()) ? SURE : 0;
        }
        if (root.has("alerts") && root.hasAny("receiver", "group_labels", "common_labels", "group_key")) {
            return CERTAIN;
        }
        if (isAlert(root)
                || isAlert(root.at("alerts").first())
                || isAlert(root.in("data", "alerts").first())) {
            return SURE;
        }
        return root.has("rule_name", "state") || root.has("alarm_name", "new_state_value") ? SURE : 0;
    }

    private static boolean isAlert(Field alert) {
        Field labels = alert.at("labels", "common_labels");
        return labels.isObject()
                && (labels.has("alertname") || alert.hasAny("annotations", "common_annotations"))
                && (alert.hasAny("annotations", "common_annotations", "starts_at", "active_at", "fingerprint")
                        || alert.has("state"));
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new JsonDocument.Pieces() {
            @Override
            public void item(String list, Field item) {
                tell(findings, item, item);
            }

            @Override
            public void end(Field around) {
                Field alerts = around.at("alerts").or(around.in("data", "alerts"));
                if (alerts.isList() && alerts.first().exists()) {
                    alerts.list().forEach(alert -> findings.attempt(() -> tell(findings, alert, around)));
                } else if (!around.members().isEmpty() && !alerts.isList()) {
                    findings.attempt(() -> tell(findings, around, around));
                }
            }
        };
    }

    private static void tell(Findings findings, Field alert, Field frame) {
        Field labels = alert.at("labels", "common_labels");
        Field annotations = alert.at("annotations", "common_annotations");
        if (!labels.isObject() && !alert.hasAny("title", "rule_name", "alarm_name", "alertname")) {
            throw new WrongValue(alert.pointer(), "This alert has neither labels nor a name");
        }
        Words words = new Words(
                List.of(labels, annotations, alert, frame.at("common_labels"), frame.at("common_annotations")));
        Option<Instant> began = alert.at("starts_at", "active_at", "state_change_time", "fired_at", "timestamp", "time")
                .time();
        Option<Instant> ended = alert.at("ends_at").time();
        String name = words.first("alertname", "rule_name", "alarm_name", "title", "name");
        String state = state(alert, frame);
        Subject subject = subject(words, alert);
        Source source = findings.source(instrument(alert, frame), "", alert);
        String summary = words.first("summary", "title", "alarm_description");
        findings.fact(Fact.of("alert", subject, source)
                .text("name", name)
                .text("state", state)
                .text("severity", words.first("severity"))
                .text("summary", summary)
                .text("description", words.first("description", "message", "new_state_reason"))
                .text("fingerprint", words.first("fingerprint"))
                .text("query", words.first("query", "expr"))
                .during(began.map(from -> Period.between(
                        from, ended.filter(to -> to.isAfter(from)).getOrElse(from))))
                .says("Alert " + name + (state.isEmpty() ? " was raised" : " is " + state)
                        + (subject.isKnown() ? " for " + subject : "") + Phrases.since(began)
                        + Phrases.after(": ", Phrases.line(summary))));
        findings.utterance(new Utterance(
                Utterance.Kind.ALERT, subject, began, Levels.named(words.first("severity")), text(words), 1, source));
    }

    private static String text(Words words) {
        List<String> lines = new ArrayList<>();
        String title = words.first("title", "alertname", "alarm_name");
        if (!title.isEmpty()) {
            lines.add(title);
        }
        for (String name : TEXTS) {
            String text = words.first(name);
            if (!text.isEmpty() && !lines.contains(text)) {
                lines.add(text);
            }
        }
        return String.join("\n", lines);
    }

    private static String state(Field alert, Field frame) {
        Field status = alert.at("status", "state", "new_state_value");
        Field told = (status.isObject() ? status.at("state") : status).or(frame.at("status", "state"));
        return switch (told.text().toLowerCase(Locale.ROOT)) {
            case "firing", "alerting", "alarm", "active", "triggered", "alert" -> "firing";
            case "resolved", "inactive" -> "resolved";
            case "normal", "ok" -> "normal";
            default -> told.text().toLowerCase(Locale.ROOT);
        };
    }

    private static Subject subject(Words words, Field alert) {
        for (Map.Entry<String, String[]> type : SUBJECTS.entrySet()) {
            String name = words.first(type.getValue());
            if (!name.isEmpty()) {
                return new Subject(type.getKey(), name);
            }
        }
        return CloudDimensions.subject(alert.at("trigger").at("dimensions"));
    }

    private static String instrument(Field alert, Field frame) {
        String told = frame.at("alert_source").or(alert.at("alert_source")).textOrNothing();
        if (!told.isEmpty()) {
            return switch (told.toLowerCase(Locale.ROOT)) {
                case "datadog" -> "datadog.alert";
                case "cloudwatch" -> "cloudwatch.alarm";
                case "grafana" -> "grafana";
                case "alertmanager", "prometheus" -> "alertmanager";
                default -> "alert";
            };
        }
        if (alert.has("alarm_name")) {
            return "cloudwatch.alarm";
        }
        return frame.hasAny("org_id", "rule_url", "dashboard_id", "eval_matches")
                        || alert.hasAny("dashboard_url", "panel_url", "value_string", "silence_url")
                ? "grafana"
                : "alertmanager";
    }

    /** The words of an alert, from wherever they stand; whatever names the answer is not found. */
    private record Words(List<Field> places) {

        String first(String... names) {
            for (String name : names) {
                for (Field place : places) {
                    Field found = place.at(name);
                    if (found.exists()
                            && !isAnswer(found)
                            && !found.isObject()
                            && !found.isList()
                            && !found.text().isEmpty()) {
                        return found.text();
                    }
                }
            }
            return "";
        }

        private static boolean isAnswer(Field field) {
            String name = Field.plain(field.pointer().substring(field.pointer().lastIndexOf('/') + 1));
            return ANSWERS.stream().anyMatch(name::contains);
        }
    }
}
