package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads deployments and other changes: lists of what was changed when, GitHub's deployments, and the history of an Argo CD application. */
final class ChangeReader extends JsonReader {

    private static final String[] TIMES = {
        "deployed_at", "time", "timestamp", "at", "date", "changed_at", "created_at", "finished_at", "started_at"
    };
    private static final String[] ACTIONS = {"action", "change_type", "change", "type", "kind", "task", "event"};
    /** What objects, events, alerts and logs have, and changes have not. */
    private static final String[] OTHERS = {
        "involved_object",
        "source_identifier",
        "metadata",
        "labels",
        "overall_state",
        "level",
        "ready",
        "desired",
        "available",
        "replicas",
        "phase",
        "containers"
    };

    private static final String[] VERSIONS = {"version", "image", "tag", "commit", "sha", "revision", "ref", "release"};
    private static final Map<String, String> SUBJECTS = subjects();

    /** Kinds of changes by the words that tell of them; the first that is found counts. */
    private static final Map<String, List<String>> KINDS = kinds();

    ChangeReader() {
        super(
                "deployments and other changes",
                Set.of("/deployments", "/changes", "/releases", "/deploys", "/history", "/events"));
    }

    private static Map<String, String> subjects() {
        Map<String, String> subjects = new LinkedHashMap<>();
        for (String service : List.of("service", "application", "app", "component")) {
            subjects.put(service, "service");
        }
        for (String type : List.of("deployment", "database", "node", "host", "cluster", "repository")) {
            subjects.put(type, type);
        }
        subjects.put("flag", "flag");
        subjects.put("environment", "environment");
        return subjects;
    }

    private static Map<String, List<String>> kinds() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("rollback", List.of("rollback", "roll back", "revert"));
        kinds.put("migration", List.of("migrat"));
        kinds.put("schema", List.of("schema", "alter table", "create index", "drop index"));
        kinds.put("flag", List.of("flag", "toggle"));
        kinds.put("scale", List.of("scale", "scaling", "replicas", "resize"));
        kinds.put("certificate", List.of("certificate", "cert "));
        kinds.put("config", List.of("config", "setting", "parameter"));
        kinds.put("restart", List.of("restart", "reboot"));
        kinds.put("deploy", List.of("deploy", "release", "rollout", "sync", "upgrade", "image"));
        return kinds;
    }

    @Override
    int claims(Field root) {
        if (root.isList()) {
            return isChange(root.first()) ? SURE : 0;
        }
        if (isArgo(root)) {
            return CERTAIN;
        }
        for (String list : new String[] {"deployments", "changes", "releases", "deploys", "history", "events"}) {
            if (isChange(root.at(list).first())) {
                return SURE;
            }
        }
        return isChange(root) ? SURE : 0;
    }

    /** Whether an object is an application of Argo CD, whose history tells of deployments. */
    static boolean isArgo(Field root) {
        return root.at("api_version").textOrNothing().startsWith("argoproj.io/")
                && root.at("kind").textOrNothing().equals("Application");
    }

    /** Whether an object tells of a change: when, of what, and that something was done. */
    static boolean isChange(Field item) {
        boolean done = item.hasAny(
                        "action",
                        "change_type",
                        "change",
                        "commit",
                        "sha",
                        "image",
                        "deployed_at",
                        "deployed_by",
                        "rollout")
                || (item.hasAny("version", "revision") && !item.hasAny("level", "severity", "labels", "query"));
        boolean told = item.hasAny("what", "target", "name", "description")
                || SUBJECTS.keySet().stream().anyMatch(name -> item.hasAny(name));
        return item.isObject() && item.hasAny(TIMES) && done && told && !item.hasAny(OTHERS);
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new JsonDocument.Pieces() {
            @Override
            public void item(String list, Field item) {
                if (!item.isObject()) {
                    throw item.wrong("is no object");
                }
                tell(findings, item, subject(item));
            }

            @Override
            public void end(Field around) {
                if (isArgo(around)) {
                    Subject application =
                            new Subject("service", around.in("metadata", "name").text());
                    for (Field deployed : around.in("status", "history").list()) {
                        findings.attempt(() -> tell(findings, deployed, application));
                    }
                } else if (isChange(around)) {
                    findings.attempt(() -> tell(findings, around, subject(around)));
                }
            }
        };
    }

    /** What was changed; unknown when it is not told. */
    static Subject subject(Field item) {
        for (Map.Entry<String, String> type : SUBJECTS.entrySet()) {
            String name = item.at(type.getKey()).textOrNothing();
            if (!name.isEmpty()) {
                return new Subject(type.getValue(), name);
            }
        }
        return Subject.UNKNOWN;
    }

    private static void tell(Findings findings, Field item, Subject subject) {
        Option<Instant> at = item.at(TIMES).time();
        String action = item.at(ACTIONS).textOrNothing();
        String what = item.at("what", "description", "summary", "message", "title", "target", "name")
                .textOrNothing();
        Field version = item.at(VERSIONS);
        String versionText = version.isObject() ? "" : version.text();
        String kind = kind(action, what, versionText);
        String by = by(item);
        Field before = item.at("before", "previous", "previous_version", "old", "from");
        Field after = item.at("after", "new", "to");
        findings.fact(Fact.of("change", subject, findings.source("changes", "", item))
                .text("change", kind)
                .text("what", Secrets.hidden(what.isEmpty() ? action : what))
                .text("before", Secrets.hidden(what, plain(before)))
                .text("after", Secrets.hidden(what, plain(after)))
                .text("version", versionText)
                .text("by", by)
                .during(at.map(Period::at))
                .says(sentence(kind, subject, versionText, Secrets.hidden(what), by)
                        + at.map(moment -> " at " + Phrases.time(moment)).getOrElse("")));
    }

    private static String plain(Field field) {
        return field.isObject() || field.isList() ? "" : field.text();
    }

    private static String by(Field item) {
        Field by = item.at("by", "user", "author", "deployed_by", "creator", "actor", "initiated_by");
        return by.isObject() ? by.at("login", "username", "name", "email").text() : plain(by);
    }

    private static String kind(String action, String what, String version) {
        for (String text : new String[] {action.toLowerCase(Locale.ROOT), what.toLowerCase(Locale.ROOT)}) {
            for (Map.Entry<String, List<String>> kind : KINDS.entrySet()) {
                if (kind.getValue().stream().anyMatch(text::contains)) {
                    return kind.getKey();
                }
            }
        }
        return version.isEmpty() ? "other" : "deploy";
    }

    private static String sentence(String kind, Subject subject, String version, String what, String by) {
        String verb = switch (kind) {
            case "deploy" -> "was deployed";
            case "rollback" -> "was rolled back";
            case "scale" -> "was scaled";
            case "restart" -> "was restarted";
            case "config" -> "was configured anew";
            case "migration" -> "was migrated";
            case "schema" -> "got another schema";
            case "flag" -> "got a flag switched";
            case "certificate" -> "got another certificate";
            default -> "was changed";
        };
        String subjectWords = subject.isKnown() ? subject.toString() : "Something";
        return Character.toUpperCase(subjectWords.charAt(0)) + subjectWords.substring(1) + " " + verb
                + Phrases.after(" with version ", version)
                + Phrases.after(" by ", by)
                + Phrases.after(" (", what.isEmpty() ? "" : Phrases.line(what) + ")");
    }
}
