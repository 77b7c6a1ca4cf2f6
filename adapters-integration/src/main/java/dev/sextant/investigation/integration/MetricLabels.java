package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** What the labels of a metric name. */
final class MetricLabels {

    /** Labels by what they name, the most precise first. */
    private static final Map<String, String> TYPES = types();

    private MetricLabels() {}

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("pod", "pod");
        types.put("kubepod", "pod");
        types.put("podname", "pod");
        types.put("dbinstance", "database");
        types.put("dbinstanceidentifier", "database");
        types.put("database", "database");
        types.put("datname", "database");
        types.put("queue", "queue");
        types.put("deployment", "deployment");
        types.put("kubedeployment", "deployment");
        types.put("node", "node");
        types.put("persistentvolumeclaim", "pvc");
        types.put("service", "service");
        types.put("servicename", "service");
        types.put("app", "service");
        types.put("host", "host");
        types.put("hostname", "host");
        types.put("instance", "host");
        types.put("job", "service");
        types.put("namespace", "namespace");
        return types;
    }

    /** The thing that labels name most precisely; unknown when they name none. */
    static Subject subject(SortedMap<String, String> labels) {
        for (Map.Entry<String, String> type : TYPES.entrySet()) {
            for (Map.Entry<String, String> label : labels.entrySet()) {
                if (Field.plain(label.getKey()).equals(type.getKey())
                        && !label.getValue().isEmpty()) {
                    return new Subject(type.getValue(), label.getValue());
                }
            }
        }
        return CloudDimensions.subject(labels);
    }
}
