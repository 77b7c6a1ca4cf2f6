package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What alerts complain of, as far as their words tell. It proves nothing; it says where one must have looked before one may say that nothing is wrong. */
@SuppressWarnings("ImmutableEnumChecker") // Sets made by Set.of never change.
enum Complaint {
    /** Requests fail. */
    ERRORS(
            "whether requests fail",
            "\\b5xx\\b|error[ _-]?(?:rate|ratio|count)|high ?error|\\b50[0-4]\\b|failing requests|requests (?:are )?fail",
            Set.of("service.error_rate", "service.error_share"),
            Set.of("monitor", "log.quiet")),
    /** Answers are slow. */
    LATENCY(
            "how long answers take",
            "latency|slow(?:er|ness)?\\b|response time|p9[059]\\b|timeouts?\\b",
            Set.of("service.latency", "dependency.latency", "io.read_latency", "io.write_latency", "db.commit_latency"),
            Set.of("monitor", "db.load")),
    /** Containers start again and again. */
    RESTARTS(
            "the state and restarts of the pods",
            "crash ?loop|restart|backoff|oom ?kill",
            Set.of("k8s.restarts"),
            Set.of("k8s.pod", "k8s.container")),
    /** Pods do not become ready. */
    PODS(
            "the state of the pods",
            "not ?ready|pending|unschedulable|image ?pull|replicas? (?:mismatch|unavailable)|evict",
            Set.of("k8s.replicas_unavailable", "k8s.pods_pending"),
            Set.of("k8s.pod", "k8s.deployment", "k8s.node")),
    /** Processors are busy. */
    CPU("CPU utilisation", "\\bcpu", Set.of("cpu.utilization", "cpu.load", "cpu.throttled"), Set.of()),
    /** Memory runs short. */
    MEMORY(
            "memory",
            "\\bmemory|\\boom\\b|\\bheap\\b|swap",
            Set.of("memory.free", "memory.used", "memory.used_share", "jvm.heap_used", "memory.swap"),
            Set.of("k8s.node", "k8s.container")),
    /** Connections run short. */
    CONNECTIONS(
            "the number of connections",
            "connection",
            Set.of("db.connections", "pool.active", "network.conntrack"),
            Set.of()),
    /** Storage runs short. */
    STORAGE(
            "free storage",
            "storage|disk (?:space|full|usage)|free ?space|volume full|filesystem",
            Set.of("storage.free", "storage.used_share"),
            Set.of("k8s.node")),
    /** A replica is behind. */
    REPLICATION("replication lag", "replica(?:tion)?[ _-]?lag|replication", Set.of("db.replica_lag"), Set.of());

    private final String words;
    private final Pattern pattern;
    private final Set<String> measures;
    private final Set<String> kinds;

    Complaint(String words, String pattern, Set<String> measures, Set<String> kinds) {
        this.words = words;
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        this.measures = measures;
        this.kinds = kinds;
    }

    /** What an alert that is firing complains of. One that reports that all is well complains of nothing. */
    static List<Complaint> in(Fact alert) {
        if (Set.of("normal", "ok", "resolved", "inactive")
                .contains(alert.text("state").toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        String title = alert.text("name");
        List<Complaint> named = in(title.replaceAll("([a-z])([A-Z])", "$1 $2"));
        return named.isEmpty() ? in(alert.text("summary")) : named;
    }

    private static List<Complaint> in(String text) {
        return Arrays.stream(values())
                .filter(each -> each.pattern.matcher(text).find())
                .toList();
    }

    /** What one must know, in words. */
    String words() {
        return words;
    }

    /** Whether a fact is what one must have seen. */
    boolean isAnsweredBy(Fact fact) {
        return kinds.contains(fact.kind())
                || (fact.kind().equals("measure") && measures.contains(fact.text("measure")));
    }
}
