package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what {@code kubectl get … -o json} prints, and the flat lists that other tools make of it. */
final class KubernetesReader extends JsonReader {

    private static final int MOST_UNOWNED = 10_000;

    /** What the items of a list are, by the list's name. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("items", ""),
            Map.entry("pods", "Pod"),
            Map.entry("deployments", "Deployment"),
            Map.entry("statefulsets", "StatefulSet"),
            Map.entry("daemonsets", "DaemonSet"),
            Map.entry("replicasets", "ReplicaSet"),
            Map.entry("nodes", "Node"),
            Map.entry("quotas", "ResourceQuota"),
            Map.entry("resourcequotas", "ResourceQuota"),
            Map.entry("pvcs", "PersistentVolumeClaim"),
            Map.entry("persistentvolumeclaims", "PersistentVolumeClaim"),
            Map.entry("hpas", "HorizontalPodAutoscaler"),
            Map.entry("horizontalpodautoscalers", "HorizontalPodAutoscaler"),
            Map.entry("services", "Service"),
            Map.entry("jobs", "Job"),
            Map.entry("configmaps", "ConfigMap"),
            Map.entry("secrets", "Secret"),
            Map.entry("podlogs", "Log"),
            Map.entry("events", "Event"),
            Map.entry("warningevents", "Event"),
            Map.entry("normalevents", "Event"),
            Map.entry("k8sevents", "Event"));

    KubernetesReader() {
        super("Kubernetes objects, events and logs of pods", lists());
    }

    private static Set<String> lists() {
        Set<String> paths = new TreeSet<>();
        LISTS.keySet().forEach(name -> paths.add("/" + name));
        return paths;
    }

    @Override
    int claims(Field root) {
        if (root.isList()) {
            return ofItem(root.first());
        }
        int best = ofItem(root);
        for (Map.Entry<String, Field> entry : root.members().entrySet()) {
            String kind = LISTS.getOrDefault(Field.plain(entry.getKey()), "");
            if (!kind.isEmpty() && entry.getValue().isList()) {
                best = Math.max(best, ofList(kind, entry.getValue()));
            }
        }
        return best;
    }

    private static int ofItem(Field item) {
        if (ChangeReader.isArgo(item)) {
            return 0;
        }
        if (item.has("apiVersion") && item.hasAny("items", "metadata", "involvedObject", "regarding")) {
            return CERTAIN;
        }
        if (KubernetesEvents.looksLike(item) || PodLogs.looksLike(item)) {
            return SURE;
        }
        return looksLike("Pod", item) ? LIKELY : 0;
    }

    private static int ofList(String kind, Field list) {
        Field first = list.first();
        if (!first.exists()) {
            return switch (kind) {
                case "Event" -> Field.plain(list.pointer()).equals("/events") ? 0 : LIKELY;
                case "Service", "Job" -> 0;
                default -> LIKELY - 5;
            };
        }
        return first.isObject() && looksLike(kind, first) ? SURE : 0;
    }

    /** Whether an item of a flat list is what the name of the list says; graphs and queues have nodes and jobs too. */
    private static boolean looksLike(String kind, Field item) {
        if (item.has("metadata", "status") || item.has("apiVersion")) {
            return true;
        }
        boolean named = item.hasAny("name", "pod_name");
        return switch (kind) {
            case "Pod" -> named && item.hasAny("phase", "containers", "restart_count", "restarts", "node_name");
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" ->
                named && item.hasAny("desired", "ready", "available", "replicas", "ready_replicas");
            case "Node" ->
                named
                        && item.hasAny(
                                "ready",
                                "memory_pressure",
                                "disk_pressure",
                                "allocatable_memory",
                                "capacity_memory",
                                "kubelet_version");
            case "ResourceQuota" -> item.hasAny("hard", "limit") && item.hasAny("used");
            case "PersistentVolumeClaim" -> named && item.hasAny("phase", "storage_class", "storage_class_name");
            case "HorizontalPodAutoscaler" -> named && item.hasAny("max_replicas", "max");
            case "Service" -> named && item.hasAny("cluster_ip", "selector", "endpoints");
            case "Job" -> named && item.hasAny("succeeded", "failed", "active", "completions");
            case "ConfigMap", "Secret" -> named && item.hasAny("data", "keys");
            case "Log" -> PodLogs.looksLike(item);
            case "Event" -> KubernetesEvents.looksLike(item);
            default -> false;
        };
    }

    @Override
    Set<String> observed(Field root) {
        Set<String> observed = new TreeSet<>();
        if (!root.isObject()) {
            return observed;
        }
        for (Map.Entry<String, Field> entry : root.members().entrySet()) {
            if (entry.getValue().isList()) {
                switch (LISTS.getOrDefault(Field.plain(entry.getKey()), "")) {
                    case "" -> {
                        // Another list, which is not read.
                    }
                    case "Event" -> observed.add(KubernetesEvents.INSTRUMENT);
                    case "Log" -> observed.add(PodLogs.INSTRUMENT);
                    default -> observed.add(KubernetesObject.OBJECTS);
                }
            }
        }
        return observed;
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new Objects(findings);
    }

    /** The objects of one file. */
    private static final class Objects implements JsonDocument.Pieces {

        private final Findings findings;
        private final Set<String> workloads = new TreeSet<>();
        private final List<Subject> unowned = new ArrayList<>();

        Objects(Findings findings) {
            this.findings = findings;
        }

        @Override
        public void item(String list, Field item) {
            String kind = list.isEmpty() ? "" : LISTS.getOrDefault(list.substring(1), "");
            object(kind, item);
        }

        @Override
        public void end(Field around) {
            boolean frame = around.at("kind").textOrNothing().endsWith("List");
            boolean single = around.has("metadata")
                    || KubernetesEvents.looksLike(around)
                    || PodLogs.looksLike(around)
                    || looksLike("Pod", around);
            if (single && !frame) {
                findings.attempt(() -> object("", around));
            }
            for (Subject pod : unowned) {
                workloads.stream()
                        .filter(name -> PodNames.mayBelong(pod.name(), name))
                        .max(java.util.Comparator.comparingInt(String::length))
                        .ifPresent(name -> {
                            findings.link(pod, Relation.PART_OF, new Subject("deployment", name));
                            findings.hint(
                                    "",
                                    "Pod " + pod.name() + " is held to be one of deployment " + name
                                            + ", by its name only");
                        });
            }
        }

        private void object(String kind, Field item) {
            if (!item.isObject()) {
                throw item.wrong("is no object");
            }
            String told = item.at("kind").textOrNothing();
            if (told.endsWith("List") || item.at("items").isList()) {
                String inner = told.endsWith("List") ? told.substring(0, told.length() - 4) : kind;
                item.at("items").list().forEach(one -> findings.attempt(() -> object(inner, one)));
                return;
            }
            String named = kind.isEmpty() || item.has("apiVersion") ? told : kind;
            if (named.equals("Event") || KubernetesEvents.looksLike(item)) {
                new KubernetesEvents(findings).tell(item);
            } else if (PodLogs.looksLike(item)) {
                new PodLogs(findings).tell(item);
            } else {
                tell(new KubernetesObject(named.isEmpty() ? guessed(item) : named, item, findings));
            }
        }

        private static String guessed(Field item) {
            if (looksLike("Pod", item)) {
                return "Pod";
            }
            throw new WrongValue(item.pointer(), "It is not told what kind of object this is");
        }

        private void tell(KubernetesObject object) {
            switch (object.kind()) {
                case "Pod" -> {
                    if (!new PodFacts(object).tell() && unowned.size() < MOST_UNOWNED) {
                        unowned.add(object.subject());
                    }
                }
                case "Deployment" -> {
                    workloads.add(object.name());
                    new WorkloadFacts(object).tell();
                }
                case "StatefulSet", "DaemonSet" -> new WorkloadFacts(object).tell();
                case "ReplicaSet" -> new WorkloadFacts(object).tellReplicaSet();
                case "Node" -> new NodeFacts(object).tell();
                case "ResourceQuota" -> new ObjectFacts(object).tellQuota();
                default -> new ObjectFacts(object).tell();
            }
        }
    }
}
